import type { MadeMove } from './commitment-book.ts'

/** What a round of moves changes in the pool’s own counters. */
export function countMoves(moves: readonly MadeMove[]) {
  const change = { reserved: 0, active: 0, firms: 0, changes: moves.length }
  for (const { before, after } of moves) {
    change.reserved += after.reservedQuantity - (before?.reservedQuantity ?? 0)
    change.active += after.quantity - (before?.quantity ?? 0)
    change.firms += (after.state === 'active' ? 1 : 0) - (before?.state === 'active' ? 1 : 0)
  }
  return change
}
