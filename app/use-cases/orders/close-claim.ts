import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { ClaimEvent } from '#app/domain/orders/claim-lifecycle.ts'
import { dropDeadline } from '#db/outbox.ts'
import { type ClaimRow, moveClaim, withhold } from '#db/stores/claims.ts'
import { postJournal } from '#db/stores/ledger.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { Act } from '../use-case.ts'
import { tellSides } from './tell-sides.ts'

/** How a claim ends, and how much of it the buyer gets, in fen. */
export interface ClaimEnd {
  readonly event: Extract<ClaimEvent, 'grant' | 'decide' | 'withdraw'>
  readonly toBuyerFen: bigint
}

/**
 * Ends a living claim: the buyer's part of what it froze goes back to the buyer, the rest returns to the
 * retention. Whether the retention flows on is the caller's to ask.
 */
export async function closeClaim(
  act: Act,
  order: OrderRow,
  claim: ClaimRow,
  { event, toBuyerFen }: ClaimEnd,
): Promise<void> {
  const { tx, now } = act
  const { id: orderId, poolId } = order
  const from = account('frozen', claim.id, poolId)
  const restFen = claim.amountFen - toBuyerFen
  await moveClaim(tx, act, poolId, claim, event, { toBuyerFen, closedAt: now })
  await dropDeadline(tx, now, 'claim.answer', claim.id)
  await payBack(act, {
    purpose: 'refund',
    from,
    organisationId: order.buyerId,
    amountFen: toBuyerFen,
    poolId,
    orderId,
    acceptanceId: claim.acceptanceId,
    idempotencyKey: `claim:${claim.id}`,
  })
  await postJournal(tx, now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `unfrozen:${claim.id}`,
    kind: 'unfrozen',
    poolId,
    orderId,
    paymentId: null,
    postings: [{ from, to: account('order_retention', orderId, poolId), amountFen: restFen }],
  })
  await withhold(tx, claim.acceptanceId, -restFen)
  await tellSides(act, order, 'both', 'claim_closed', claim.id)
}
