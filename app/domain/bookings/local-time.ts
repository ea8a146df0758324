import { DAY_MS, HOUR_MS } from '../shared/clock.ts'

/**
 * Asia/Shanghai keeps one offset the whole year, so local days are plain arithmetic. A day is the number of
 * local days since 1970-01-01; instants are milliseconds.
 */
const OFFSET_MS = 8 * HOUR_MS
export const MINUTE_MS = 60_000

/** A half-open stretch of time in milliseconds: `fromMs` belongs to it, `toMs` does not. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export function dayOf(instantMs: number): number {
  return Math.floor((instantMs + OFFSET_MS) / DAY_MS)
}

/** The instant of local midnight with which a day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS - OFFSET_MS
}

/** ISO weekday: Monday 1 to Sunday 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** `YYYY-MM-DD` of a local day. */
export function dayKey(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function dayFromKey(key: string): number {
  return Math.round(Date.parse(`${key}T00:00:00Z`) / DAY_MS)
}

/** The local week (Monday to Sunday) of an instant: what a weekly quota counts in. */
export function weekOf(instantMs: number): Span {
  const day = dayOf(instantMs)
  const monday = day - weekdayOf(day) + 1
  return { fromMs: startOfDay(monday), toMs: startOfDay(monday + 7) }
}

/** The local month of a day: from its first midnight to the next month's. */
export function monthOf(day: number): Span {
  const first = new Date(day * DAY_MS)
  const year = first.getUTCFullYear()
  const month = first.getUTCMonth()
  return {
    fromMs: startOfDay(Math.round(Date.UTC(year, month, 1) / DAY_MS)),
    toMs: startOfDay(Math.round(Date.UTC(year, month + 1, 1) / DAY_MS)),
  }
}

export function overlaps(a: Span, b: Span): boolean {
  return a.fromMs < b.toMs && b.fromMs < a.toMs
}
