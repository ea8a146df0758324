import { tell } from '#db/outbox.ts'
import { movePoolCounters, saveCommitments } from '#db/stores/commitments.ts'
import { cancelOpenDeposits, openPayments } from '#db/stores/payments.ts'
import { recordTrails } from '#db/stores/trail.ts'
import type { Tx } from '#db/transaction.ts'
import type { CommitmentBook, MadeMove } from './commitment-book.ts'
import { countMoves } from './count-moves.ts'
import { giveBackSurplus } from './give-back-surplus.ts'

/** Writes a round of moves: figures, deposits, counters, trail, outbox; a handful of statements in all. */
export async function recordMoves(tx: Tx, book: CommitmentBook, moves: readonly MadeMove[]): Promise<void> {
  const first = moves[0]
  if (!first) return
  const { pool } = book
  const { now } = first.request
  const change = countMoves(moves)
  // Sent one after the other without waiting: the driver pipelines them on the transaction's connection.
  await Promise.all([
    saveCommitments(
      tx,
      now,
      moves.map((move) => move.after),
    ),
    cancelOpenDeposits(
      tx,
      now,
      moves.filter((move) => move.before && move.before.depositDueFen > 0n).map((move) => move.after.id),
    ),
    openPayments(tx, now, moves.filter((move) => move.payableFen > 0n).map(depositOf)),
    movePoolCounters(tx, pool.id, change),
    recordTrails(
      tx,
      moves.map((move) => trailOf(move, pool.activeQuantity + change.active)),
    ),
    tell(
      tx,
      now,
      moves.map((move) => ({
        topic: 'commitment.moved',
        key: pool.id,
        payload: { poolId: pool.id, commitmentId: move.after.id, event: move.event },
      })),
    ),
  ])
  book.pool = {
    ...pool,
    activeQuantity: pool.activeQuantity + change.active,
    activeFirms: pool.activeFirms + change.firms,
    version: pool.version + change.changes,
  }
  for (const move of moves) await giveBackSurplus(tx, move)
}

function depositOf(move: MadeMove) {
  return {
    id: move.request.ids.next('pay'),
    direction: 'in' as const,
    purpose: 'deposit' as const,
    organisationId: move.after.organisationId,
    poolId: move.after.poolId,
    commitmentId: move.after.id,
    amountFen: move.payableFen,
  }
}

function trailOf(move: MadeMove, total: number) {
  const { before, after, request } = move
  return {
    act: { actor: request.actor, now: request.now },
    machine: 'commitment',
    subjectId: after.id,
    poolId: after.poolId,
    event: move.event,
    fromState: before?.state ?? null,
    toState: after.state,
    facts: { county: after.county, change: after.quantity - (before?.quantity ?? 0), total },
  }
}
