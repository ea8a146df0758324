import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { splitVat, VAT_BASIS_POINTS } from '#app/domain/orders/invoice.ts'
import { rateFen } from '#app/domain/shared/money.ts'
import { insertInvoice } from '#db/stores/invoices.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { loadTradeTerms } from '#db/stores/pools.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

/** A part of an order's money that the supplier has earned. */
export interface Earned {
  readonly from: 'order_prepayment' | 'order_balance' | 'order_retention' | 'frozen'
  readonly amountFen: bigint
  /** What earned it, once: the shipment, the acceptance, the end of a warranty, a decision. */
  readonly event: string
  readonly acceptanceId?: string
}

/**
 * Pays the supplier what it has earned, out of one account of the order, less the platform's fee (half up to
 * the fen); what was earned is to be invoiced whole. Nothing happens for 0 fen or for an event paid before.
 */
export async function paySupplier(act: Act, order: OrderRow, earned: Earned): Promise<void> {
  const { amountFen, event } = earned
  if (amountFen <= 0n) return
  const { id: orderId, poolId, supplierId } = order
  const from = account(earned.from, orderId, poolId)
  const terms = await loadTradeTerms(act.tx, poolId)
  const feeFen = rateFen(amountFen, terms?.feeBasisPoints ?? 0)
  const paymentId = await payBack(act, {
    purpose: 'payout',
    from,
    organisationId: supplierId,
    amountFen: amountFen - feeFen,
    poolId,
    orderId,
    acceptanceId: earned.acceptanceId ?? null,
    idempotencyKey: `payout:${event}`,
  })
  if (paymentId === null) return
  await postJournal(act.tx, act.now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `fee:${event}`,
    kind: 'fee_taken',
    poolId,
    orderId,
    paymentId,
    postings: [{ from, to: account('platform_fee', 'hecai', null), amountFen: feeFen }],
  })
  await insertInvoice(act.tx, {
    ...splitVat(amountFen, VAT_BASIS_POINTS),
    id: act.ids.next('inv'),
    orderId,
    poolId,
    event,
    paymentId,
    sellerId: supplierId,
    buyerId: order.buyerId,
    rateBasisPoints: VAT_BASIS_POINTS,
    feeFen,
    createdAt: act.now,
  })
}
