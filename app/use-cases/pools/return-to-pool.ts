import { OFFER_LIFECYCLE } from '#app/domain/offers/offer-lifecycle.ts'
import { COMMITMENT_LIFECYCLE } from '#app/domain/pools/commitment-lifecycle.ts'
import type { LivingOrder } from '#db/stores/awards.ts'
import { livingCommitments } from '#db/stores/commitments.ts'
import { offersOf } from '#db/stores/offers.ts'
import { moveState } from '#db/stores/trail.ts'
import { forfeitBond } from '../escrow/forfeit-bond.ts'
import type { Act } from '../use-case.ts'

/** Everyone who kept the word is bound again; silent suppliers leave with their bond forfeited. */
export async function returnToPool(
  act: Act,
  poolId: string,
  unsigned: readonly LivingOrder[],
): Promise<void> {
  const silentBuyers = new Set(unsigned.filter((order) => !order.buyerSignedAt).map((order) => order.buyerId))
  const silentSuppliers = new Set(
    unsigned.filter((order) => !order.supplierSignedAt).map((order) => order.offerId),
  )
  for (const member of await livingCommitments(act.tx, poolId, null)) {
    if (member.state !== 'awarded') continue
    const event = silentBuyers.has(member.organisationId) ? 'drop' : 'return_to_pool'
    const move = { lifecycle: COMMITMENT_LIFECYCLE, id: member.id, poolId, from: member.state } as const
    await moveState(act.tx, act, { ...move, event, reason: 'award void' })
  }
  for (const offer of await offersOf(act.tx, poolId, ['won', 'lost'])) {
    const isSilent = silentSuppliers.has(offer.id)
    const event = isSilent ? 'withdraw' : 'return_to_pool'
    const move = { lifecycle: OFFER_LIFECYCLE, id: offer.id, poolId, from: offer.state } as const
    await moveState(act.tx, act, { ...move, event, reason: 'award void' })
    if (!isSilent) continue
    const injured = unsigned.filter((order) => order.offerId === offer.id && order.buyerSignedAt)
    await forfeitBond(
      act,
      offer,
      injured.map((order) => ({ organisationId: order.buyerId, quantity: order.quantity })),
    )
  }
}
