import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Act } from '../use-case.ts'
import { type Bonded, closeBond } from './close-bond.ts'
import { payBack } from './pay-back.ts'

/** Gives a bid bond back whole, and asks no more for one that was never paid. */
export async function returnBond(act: Act, offer: Bonded, stillDueFen = 0n): Promise<void> {
  await closeBond(act, offer, stillDueFen)
  await payBack(act, {
    purpose: 'refund',
    from: account('bond', offer.id, offer.poolId),
    organisationId: offer.supplierId,
    amountFen: offer.bondHeldFen,
    poolId: offer.poolId,
    offerId: offer.id,
    idempotencyKey: `bond-returned:${offer.id}`,
  })
}
