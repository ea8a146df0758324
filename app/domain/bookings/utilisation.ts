import { DAY_MS, HOUR_MS } from '../shared/clock.ts'
import { dayOf, MINUTE_MS, type Span, startOfDay, weekdayOf } from './local-time.ts'
import { openSpans, type PublicDays } from './opening.ts'
import type { ResourceRules } from './resource-rules.ts'
import { intersectSpans, subtractSpans } from './span-sets.ts'

/** One piece of a resource: when it was booked and when it was shut, each merged and in order. */
export interface UnitRecord {
  readonly booked: readonly Span[]
  readonly shut: readonly Span[]
}

/** Booked minutes of open ones. */
export interface Use {
  readonly bookedMinutes: number
  readonly openMinutes: number
}

/** An hour of the local week, as it was used over all its weeks. */
export interface HeatCell extends Use {
  /** ISO: Monday 1 to Sunday 7. */
  readonly weekday: number
  /** 0 to 23; a booking over midnight counts in the hours and on the days in which it really lies. */
  readonly hour: number
}

/**
 * How the units of a resource were used between two instants. Only hours in which a unit was open count, on either
 * side: no closures, no holidays, no time outside the week's hours; a make-up day has the hours of its weekday.
 */
export function utilisationOf(
  rules: ResourceRules,
  units: readonly UnitRecord[],
  window: Span,
  days: PublicDays,
): HeatCell[] {
  const open = openWithin(rules, window, days)
  const [opened, taken] = [emptyWeek(), emptyWeek()]
  for (const { booked, shut } of units) {
    const offered = subtractSpans(open, shut)
    addHours(opened, offered)
    addHours(taken, intersectSpans(offered, booked))
  }
  return opened.map((openMs, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    bookedMinutes: (taken[index] ?? 0) / MINUTE_MS,
    openMinutes: openMs / MINUTE_MS,
  }))
}

/** Several resources as one: hour by hour, what was booked of what was open. */
export function sumOfHeat(heats: readonly (readonly HeatCell[])[]): HeatCell[] {
  return emptyWeek().map((_, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    ...sumOfUse(heats.map((heat) => heat[index] ?? NOTHING)),
  }))
}

const NOTHING: Use = { bookedMinutes: 0, openMinutes: 0 }

export function sumOfUse(uses: readonly Use[]): Use {
  return uses.reduce<Use>(
    (sum, { bookedMinutes, openMinutes }) => ({
      bookedMinutes: sum.bookedMinutes + bookedMinutes,
      openMinutes: sum.openMinutes + openMinutes,
    }),
    NOTHING,
  )
}

/** The share of open time that was booked, in basis points, half up; null where nothing was open. */
export function shareOf({ bookedMinutes, openMinutes }: Use): number | null {
  return openMinutes === 0 ? null : Math.round((bookedMinutes / openMinutes) * 10_000)
}

/** A stretch in which a unit can still be booked, at least as long as the shortest booking. */
export interface IdleStretch extends Span {
  /** Which of the units, from 0. */
  readonly unit: number
}

/** Where units stand idle within a window, longest first; `busy` has buffers and closures in it. */
export function idleStretches(
  rules: ResourceRules,
  busy: readonly (readonly Span[])[],
  window: Span,
  days: PublicDays,
): IdleStretch[] {
  const open = openWithin(rules, window, days)
  const length = ({ fromMs, toMs }: Span) => toMs - fromMs
  return busy
    .flatMap((spans, unit) => subtractSpans(open, spans).map((span) => ({ ...span, unit })))
    .filter((stretch) => length(stretch) >= rules.minMinutes * MINUTE_MS)
    .sort((a, b) => length(b) - length(a) || a.fromMs - b.fromMs || a.unit - b.unit)
}

function openWithin(rules: ResourceRules, window: Span, days: PublicDays): Span[] {
  return intersectSpans(openSpans(rules, window, days), [window])
}

const emptyWeek = (): number[] => new Array<number>(7 * 24).fill(0)

/** Cuts spans at full local hours and adds each piece to its hour of the week. */
function addHours(week: number[], spans: readonly Span[]): void {
  for (const { fromMs, toMs } of spans) {
    let atMs = fromMs
    while (atMs < toMs) {
      const day = dayOf(atMs)
      const hour = Math.floor((atMs - startOfDay(day)) / HOUR_MS)
      const endMs = Math.min(toMs, startOfDay(day) + (hour + 1) * HOUR_MS)
      const index = (weekdayOf(day) - 1) * 24 + hour
      week[index] = (week[index] ?? 0) + endMs - atMs
      atMs = endMs
    }
  }
}

/** The last so many local months up to the one an instant lies in, as `YYYY-MM`, oldest first. */
export function lastMonths(nowMs: number, count: number): string[] {
  const today = new Date(dayOf(nowMs) * DAY_MS)
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (count - 1 - index), 1))
    return first.toISOString().slice(0, 7)
  })
}
