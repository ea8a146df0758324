import type { WithdrawCommitment } from '#app/contracts/pools.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { fingerprintOf } from '../once.ts'
import type { Ctx, Result } from '../use-case.ts'
import { askDesk } from './commitment-desk.ts'
import type { CommitmentAnswer } from './decide-move.ts'

/** A firm leaves the pool before lock; its deposit goes back whole. Refused: POOL_CLOSED, NOT_JOINED. */
export async function withdrawCommitment(
  ctx: Ctx,
  input: WithdrawCommitment,
): Promise<Result<CommitmentAnswer>> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !isPermitted(actor, 'pool.join')) return refuse('NOT_PERMITTED')
  const { poolId, idempotencyKey } = input
  return askDesk(ctx, poolId, {
    verb: 'withdraw',
    actor,
    ids: ctx.ids,
    now: ctx.clock.now(),
    quantity: 0,
    wishes: null,
    replay: idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('withdraw-commitment', { poolId }) }
      : null,
  })
}
