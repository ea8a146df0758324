import type { JoinPool } from '#app/contracts/pools.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { fingerprintOf } from '../once.ts'
import type { Ctx, Result } from '../use-case.ts'
import { askDesk } from './commitment-desk.ts'
import type { CommitmentAnswer } from './decide-move.ts'

/**
 * 参团: a firm commits a quantity. Active at once when the pool asks for no deposit, else as soon as its
 * deposit is held. Refused: POOL_CLOSED, POOL_NOT_OPEN, CAP_EXCEEDED, ALREADY_JOINED.
 */
export async function joinPool(ctx: Ctx, input: JoinPool): Promise<Result<CommitmentAnswer>> {
  const { actor } = ctx
  if (actor.kind !== 'person' || !isPermitted(actor, 'pool.join')) return refuse('NOT_PERMITTED')
  const { poolId, quantity, idempotencyKey, ...wishes } = input
  return askDesk(ctx, poolId, {
    verb: 'join',
    actor,
    ids: ctx.ids,
    now: ctx.clock.now(),
    quantity,
    wishes,
    replay: idempotencyKey
      ? { key: idempotencyKey, fingerprint: fingerprintOf('join-pool', { poolId, quantity, wishes }) }
      : null,
  })
}
