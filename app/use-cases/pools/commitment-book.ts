import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { CommitmentEvent } from '#app/domain/pools/commitment-lifecycle.ts'
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

/** A move that was decided and must be written. */
export interface MadeMove {
  readonly request: CommitmentRequest
  readonly event: CommitmentEvent | 'join' | 'change'
  readonly before: CommitmentRow | null
  readonly after: CommitmentRow
  readonly payableFen: bigint
  readonly refundFen: bigint
}

/** What the gate knows while it holds the pool's lock; it moves with every accepted request of the batch. */
export interface CommitmentBook {
  pool: LockedPool
  readonly standing: Map<string, CommitmentRow>
}

/** Decides one request against the book and, when accepted, turns the book's page. */
export function decideInBook(
  book: CommitmentBook,
  request: CommitmentRequest,
  moves: MadeMove[],
): Result<CommitmentAnswer> {
  const before = book.standing.get(request.actor.organisationId) ?? null
  const decided = decide(book.pool, before, request)
  if (!decided.ok) return decided
  const { payableFen, refundFen, ...figures } = decided.value
  const after = { ...(before ?? newRow(book.pool.id, request)), ...figures, ...request.wishes }
  moves.push({ request, event: request.verb, before, after, payableFen, refundFen })
  if (request.verb === 'withdraw') book.standing.delete(after.organisationId)
  else book.standing.set(after.organisationId, after)
  const reserved = after.reservedQuantity - (before?.reservedQuantity ?? 0)
  book.pool = { ...book.pool, reservedQuantity: book.pool.reservedQuantity + reserved }
  return accept({
    commitmentId: after.id,
    state: after.state,
    quantity: after.quantity,
    wantedQuantity: after.wantedQuantity,
  })
}

function decide(
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

function newRow(poolId: string, request: CommitmentRequest): CommitmentRow {
  return {
    id: request.ids.next('cmt'),
    poolId,
    organisationId: request.actor.organisationId,
    county: request.actor.county,
    state: 'pending_deposit',
    quantity: 0,
    wantedQuantity: request.quantity,
    reservedQuantity: 0,
    reserveFen: null,
    accepts: null,
    latestDeliveryOn: null,
    depositDueFen: 0n,
    depositHeldFen: 0n,
    inFlightFen: 0n,
  }
}
