import type { ContestClaim } from '#app/contracts/claims.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { dropDeadline } from '#db/outbox.ts'
import { moveClaim } from '#db/stores/claims.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockClaim } from './lock-claim.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * The supplier contests a claim, with its reasons, within its days: the operator decides it. Refused:
 * ORDER_NOT_FOUND, NOT_PERMITTED to the buyer, CLAIM_NOT_FOUND, CLAIM_CONTESTED, ANSWER_TOO_LATE.
 */
export async function contestClaim(ctx: Ctx, input: ContestClaim): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('contest-claim', input), async () => {
      const locked = await lockClaim(act, input, 'supplier')
      if (!locked.ok) return locked
      const { order, claim } = locked.value
      if (claim.state !== 'open') return refuse('CLAIM_CONTESTED')
      if (isPast(claim.answerBy, act.now)) return refuse('ANSWER_TOO_LATE')
      await moveClaim(act.tx, act, order.poolId, claim, 'contest', { answer: input.answer })
      await dropDeadline(act.tx, act.now, 'claim.answer', claim.id)
      await tellSides(act, order, 'buyer', 'claim_contested', claim.id)
      return accept({ orderId: order.id, state: order.state })
    }),
  )
}
