import { DAY_MS, HOUR_MS } from '../shared/clock.ts'

/** A calendar day of Beijing time, `YYYY-MM-DD`: what a bank's statement is about. */
export type Day = `${number}-${number}-${number}`

/** Asia/Shanghai has had one offset and no summer time since 1991. */
const OFFSET_MS = 8 * HOUR_MS
/** The bank closes its day at midnight; an hour later its statement is there and stragglers have come. */
const STATEMENT_AFTER_MS = HOUR_MS

export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10) as Day
}

export function dayStartsAt(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS)
}

/** The first instant that is no longer of the day. */
export function dayEndsAt(day: Day): Date {
  return new Date(dayStartsAt(day).getTime() + DAY_MS)
}

/** When a day is reconciled. */
export function reconciledAt(day: Day): Date {
  return new Date(dayEndsAt(day).getTime() + STATEMENT_AFTER_MS)
}
