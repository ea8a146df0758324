import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { depositOf, writeOffDeposit } from '#db/stores/commitments.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'

export type SilentParty = 'buyer' | 'supplier'

/** A silent buyer's deposit goes to the supplier that signed; were both silent, to the platform. */
export async function forfeitDeposit(
  act: Act,
  order: OrderRow,
  silent: readonly SilentParty[],
): Promise<void> {
  const { id: orderId, poolId, commitmentId } = order
  const from = account('deposit', commitmentId, poolId)
  const idempotencyKey = `deposit-forfeited:${commitmentId}`
  const { heldFen } = await depositOf(act.tx, commitmentId)
  await writeOffDeposit(act.tx, commitmentId)
  if (silent.includes('supplier')) {
    const to = account('platform_fee', 'hecai', null)
    await postJournal(act.tx, act.now, {
      id: act.ids.next('jrn'),
      idempotencyKey,
      kind: 'forfeited',
      poolId,
      orderId,
      paymentId: null,
      postings: [{ from, to, amountFen: heldFen }],
    })
    return
  }
  await payBack(act, {
    purpose: 'compensation',
    from,
    organisationId: order.supplierId,
    amountFen: heldFen,
    poolId,
    orderId,
    idempotencyKey,
  })
}
