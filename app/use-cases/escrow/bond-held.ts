import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { LockedPool } from '#db/stores/commitments.ts'
import { offersOf } from '#db/stores/offers.ts'
import type { PaymentRow } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'
import { payBack } from './pay-back.ts'

/** A bid bond has arrived (its journal is posted): the offer counts from now on; a late one goes back. */
export async function bondHeld(act: Act, pool: LockedPool, payment: PaymentRow): Promise<void> {
  const { tx } = act
  const offerId = payment.offerId ?? ''
  const standing = await offersOf(tx, pool.id, ['submitted', 'improved'])
  const offer = standing.find((row) => row.id === offerId)
  if (offer) {
    await tx.sql`update offers set bond_held_fen = bond_held_fen + ${payment.amountFen} where id = ${offerId}`
    return
  }
  await payBack(act, {
    purpose: 'refund',
    from: account('bond', offerId, pool.id),
    organisationId: payment.organisationId,
    amountFen: payment.amountFen,
    poolId: pool.id,
    offerId,
    idempotencyKey: `bond-too-late:${payment.id}`,
  })
}
