import type { CommitmentEvent } from '#app/domain/pools/commitment-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import type { CommitmentRow, LockedPool } from '#db/stores/commitments.ts'
import type { Result } from '../use-case.ts'
import { type CommitmentAnswer, type CommitmentRequest, decideMove } from './decide-move.ts'

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
  const { organisationId } = request.actor
  // A draft is its organiser's alone: to others it is not there.
  if (book.pool.state === 'draft' && book.pool.organiserId !== organisationId) return refuse('POOL_NOT_FOUND')
  const before = book.standing.get(organisationId) ?? null
  const decided = decideMove(book.pool, before, request)
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
