import type { BoardView, BookingCard } from '#app/contracts/views/bookings.ts'

export const BOARD_LISTS = ['approvals', 'running', 'today'] as const
export type BoardList = (typeof BOARD_LISTS)[number]

/** What a platform's day shows, list by list. */
export function boardLists({ approvals, running, lanes }: BoardView): Record<BoardList, BookingCard[]> {
  return { approvals, running, today: lanes.flatMap(({ bookings }) => bookings) }
}
