import type { PersonActor } from '#app/domain/identity/roles.ts'
import {
  decideChange,
  decideJoin,
  decideWithdraw,
  type MovedCommitment,
} from '#app/domain/pools/commitment-moves.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import type { CommitmentRow, LockedPool } from '#db/stores/commitments.ts'
import type { Replay } from '../once.ts'
import type { Result } from '../use-case.ts'

export interface Wishes {
  readonly reserveFen: bigint | null
  readonly accepts: readonly string[] | null
  readonly latestDeliveryOn: string | null
}

/** One firm's wish to move its commitment in a pool. */
export interface CommitmentRequest {
  readonly actor: PersonActor
  readonly now: Date
  readonly ids: Ids
  readonly replay: Replay | null
  readonly verb: 'join' | 'change' | 'withdraw'
  readonly quantity: number
  /** Null: the wishes stay as they are. */
  readonly wishes: Wishes | null
}

export interface CommitmentAnswer {
  readonly commitmentId: string
  readonly state: string
  readonly quantity: number
  readonly wantedQuantity: number
}

/** What one request makes of the commitment that stands, by the rules of the pool. */
export function decideMove(
  pool: LockedPool,
  before: CommitmentRow | null,
  request: CommitmentRequest,
): Result<MovedCommitment> {
  if (request.verb === 'join') return decideJoin(pool, before, request.quantity, request.now)
  if (request.verb === 'withdraw') return decideWithdraw(pool, before, request.now)
  const changed = decideChange(pool, before, request.quantity, request.now)
  const keepsQuantity = !changed.ok && changed.refusal.code === 'QUANTITY_UNCHANGED'
  // New wishes alone are a change too: they cost nothing and move no counter.
  if (keepsQuantity && before && request.wishes) return accept({ ...before, payableFen: 0n, refundFen: 0n })
  return changed
}
