import type { ClaimAction } from '#app/contracts/claims.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { closeClaim } from './close-claim.ts'
import { lockClaim } from './lock-claim.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { settleWarranty } from './settle-warranty.ts'

/**
 * The buyer withdraws a claim: its amount is retention again. Refused: ORDER_NOT_FOUND, NOT_PERMITTED to the
 * supplier, CLAIM_NOT_FOUND.
 */
export async function withdrawClaim(ctx: Ctx, input: ClaimAction): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('withdraw-claim', input), async () => {
      const locked = await lockClaim(act, input, 'buyer')
      if (!locked.ok) return locked
      const { order, claim } = locked.value
      await closeClaim(act, order, claim, { event: 'withdraw', toBuyerFen: 0n })
      const { state } = await settleWarranty(act, order)
      return accept({ orderId: order.id, state })
    }),
  )
}
