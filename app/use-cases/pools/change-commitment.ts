import type { ChangeCommitment } from '#app/contracts/pools.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { fingerprintOf } from '../once.ts'
import type { Ctx, Result } from '../use-case.ts'
import { askDesk } from './commitment-desk.ts'
import type { CommitmentAnswer } from './decide-move.ts'

/**
 * A firm raises or lowers its quantity, or states new wishes. A raise counts when its deposit difference is
 * held; a lowering counts at once. Refused: POOL_CLOSED, NOT_JOINED, CAP_EXCEEDED, QUANTITY_UNCHANGED.
 */
export async function changeCommitment(ctx: Ctx, input: ChangeCommitment): Promise<Result<CommitmentAnswer>> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !isPermitted(actor, 'pool.join')) return refuse('NOT_PERMITTED')
  const { idempotencyKey, ...asked } = input
  return askDesk(ctx, input.poolId, {
    verb: 'change',
    actor,
    ids: ctx.ids,
    now: ctx.clock.now(),
    quantity: input.quantity,
    wishes: input.wishes ?? null,
    replay: idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('change-commitment', asked) }
      : null,
  })
}
