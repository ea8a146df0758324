import { livingClaimsOf } from '#db/stores/claims.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { closeClaim } from './close-claim.ts'

/** Claims end with what ends or freezes their order: their money joins the rest of it. */
export async function lapseClaims(act: Act, order: OrderRow): Promise<void> {
  for (const claim of await livingClaimsOf(act.tx, order.id)) {
    await closeClaim(act, order, claim, { event: 'withdraw', toBuyerFen: 0n })
  }
}
