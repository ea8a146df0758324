import { dayKey, dayOf, MINUTE_MS, type Span, startOfDay, weekdayOf } from './local-time.ts'
import type { ResourceRules, WeeklyStretch } from './resource-rules.ts'

/** What the State Council's calendar says of a local day `YYYY-MM-DD`; a plain weekend is neither. */
export interface PublicDays {
  /** A statutory holiday, with the days swapped into it. */
  isHoliday(key: string): boolean
  /** A Saturday or Sunday on which work is made up (调休上班). */
  isMakeup(key: string): boolean
}

/** An unbroken stretch of opening hours, with the instants at which its shifts start: the grid's anchors. */
export interface OpenSpan extends Span {
  readonly anchorsMs: readonly number[]
}

type DayRules = Pick<ResourceRules, 'openOnHolidays' | 'makeupWeekday'>

/**
 * Weekly stretches as they really fall between two instants, in order of start, not merged. A stretch belongs
 * to the day on which it starts: a night shift into a holiday is worked, one that would start on it is not.
 */
export function stretchesBetween(
  stretches: readonly WeeklyStretch[],
  rules: DayRules,
  window: Span,
  days: PublicDays,
): Span[] {
  const found: Span[] = []
  for (let day = dayOf(window.fromMs) - 2; day <= dayOf(window.toMs); day += 1) {
    const weekday = effectiveWeekday(day, rules, days)
    if (weekday === null) continue
    const midnight = startOfDay(day)
    for (const stretch of stretches) {
      if (stretch.weekday !== weekday) continue
      const fromMs = midnight + stretch.fromMinute * MINUTE_MS
      const toMs = midnight + stretch.toMinute * MINUTE_MS
      if (fromMs < window.toMs && toMs > window.fromMs) found.push({ fromMs, toMs })
    }
  }
  return found.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
}

/** The weekday whose hours a day has; null when it is a holiday on which nothing opens. */
function effectiveWeekday(day: number, rules: DayRules, days: PublicDays): number | null {
  const key = dayKey(day)
  if (days.isMakeup(key)) return rules.makeupWeekday
  if (!rules.openOnHolidays && days.isHoliday(key)) return null
  return weekdayOf(day)
}

/** Opening hours that touch the window, whole, merged where one shift follows or overlaps another. */
export function openSpans(rules: ResourceRules, window: Span, days: PublicDays): OpenSpan[] {
  const merged: { fromMs: number; toMs: number; anchorsMs: number[] }[] = []
  for (const { fromMs, toMs } of stretchesBetween(rules.opening, rules, window, days)) {
    const last = merged.at(-1)
    if (last && fromMs <= last.toMs) {
      last.toMs = Math.max(last.toMs, toMs)
      last.anchorsMs.push(fromMs)
    } else merged.push({ fromMs, toMs, anchorsMs: [fromMs] })
  }
  return merged
}

/** Starts lie on the grid of the last shift that began before them: 8:30 opens 8:30, 9:00, 9:30. */
export function isOnGrid(span: OpenSpan, startMs: number, slotMinutes: number): boolean {
  const anchor = span.anchorsMs.findLast((at) => at <= startMs)
  return anchor !== undefined && (startMs - anchor) % (slotMinutes * MINUTE_MS) === 0
}
