import type { OfferRow } from '#db/stores/offers.ts'
import type { Act } from '../use-case.ts'

/** An offer as its bid bond sees it. */
export type Bonded = Pick<OfferRow, 'id' | 'poolId' | 'supplierId' | 'bondHeldFen'>

/**
 * The offer's own figure goes to 0; a bond still waiting to be paid is no longer asked for. With `stillDueFen` the
 * offer goes on lacking it: should its pool be awarded again, it counts no more than before.
 */
export async function closeBond(act: Act, offer: Bonded, stillDueFen = 0n): Promise<void> {
  await act.tx.sql`update offers set bond_held_fen = 0, bond_due_fen = ${stillDueFen} where id = ${offer.id}`
  await act.tx.sql`
    update payments set state = 'cancelled', updated_at = ${act.now}
    where offer_id = ${offer.id} and purpose = 'bond' and state in ('payable', 'refused')`
}
