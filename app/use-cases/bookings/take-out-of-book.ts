import type { DeskBook } from './desk-book.ts'

/** Forgets that a booking takes its place: it is about to be somewhere else. */
export function takeOutOfBook(book: DeskBook, bookingId: string): void {
  for (const [unit, rows] of book.busy) {
    book.busy.set(
      unit,
      rows.filter((row) => row.bookingId !== bookingId),
    )
  }
}
