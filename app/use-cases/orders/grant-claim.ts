import type { ClaimAction } from '#app/contracts/claims.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeClaim } from './close-claim.ts'
import { lockClaim } from './lock-claim.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { settleWarranty } from './settle-warranty.ts'

/**
 * The supplier grants a claim: its whole amount goes back to the buyer. Refused: ORDER_NOT_FOUND,
 * NOT_PERMITTED to the buyer, CLAIM_NOT_FOUND, CLAIM_CONTESTED once the operator is to decide it.
 */
export async function grantClaim(ctx: Ctx, input: ClaimAction): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('grant-claim', input), async () => {
      const locked = await lockClaim(act, input, 'supplier')
      if (!locked.ok) return locked
      const { order, claim } = locked.value
      if (claim.state !== 'open') return refuse('CLAIM_CONTESTED')
      await closeClaim(act, order, claim, { event: 'grant', toBuyerFen: claim.amountFen })
      const { state } = await settleWarranty(act, order)
      return accept({ orderId: order.id, state })
    }),
  )
}
