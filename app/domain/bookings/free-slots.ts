import { dayOf, MINUTE_MS, type Span, startOfDay } from './local-time.ts'
import type { PublicDays } from './opening.ts'
import type { ResourceRules } from './resource-rules.ts'
import { type SlotRun, slotGrid, type UnitBusy } from './slot-grid.ts'

/** A place on the grid, and how many units could take a booking of exactly this length there. */
export interface Slot extends Span {
  readonly free: number
}

/**
 * The grid between two instants, place by place in order of start: one slot of the asked length (default: the slot
 * length) with the number of units that are free for it, buffers included.
 */
export function slotsBetween(
  rules: ResourceRules,
  units: readonly UnitBusy[],
  window: Span,
  days: PublicDays,
  minutes = rules.slotMinutes,
): Slot[] {
  return slotGrid(rules, units, window, days, minutes).flatMap(slotsOf)
}

/** A run's places one by one. */
export function slotsOf({ fromMs, stepMs, lengthMs, free }: SlotRun): Slot[] {
  return Array.from(free, (count, index) => {
    const startMs = fromMs + index * stepMs
    return { fromMs: startMs, toMs: startMs + lengthMs, free: count }
  })
}

/** Spans sorted by start and merged: two that touch or overlap are one. What `slotGrid` wants as `busy`. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { fromMs: number; toMs: number }[] = []
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else merged.push({ fromMs, toMs })
  }
  return merged
}

const SEARCH_DAYS = 14

/**
 * The free windows of the same length that lie nearest to a wish, nearest first: what a refused booker is
 * shown. Looks two weeks to either side, never before notice and never beyond the horizon.
 */
export function nearestFree(
  rules: ResourceRules,
  units: readonly UnitBusy[],
  wish: Span,
  nowMs: number,
  days: PublicDays,
  count = 3,
): Span[] {
  const earliestMs = nowMs + rules.noticeMinutes * MINUTE_MS
  const latestMs = nowMs + rules.horizonDays * 24 * 60 * MINUTE_MS
  const day = dayOf(wish.fromMs)
  const window = {
    fromMs: Math.max(earliestMs, startOfDay(day - SEARCH_DAYS)),
    toMs: Math.min(latestMs, startOfDay(day + SEARCH_DAYS + 1)),
  }
  const minutes = (wish.toMs - wish.fromMs) / MINUTE_MS
  const distance = (slot: Span) => Math.abs(slot.fromMs - wish.fromMs)
  return slotsBetween(rules, units, window, days, minutes)
    .filter((slot) => slot.free > 0 && slot.toMs <= latestMs)
    .sort((a, b) => distance(a) - distance(b) || a.fromMs - b.fromMs)
    .slice(0, count)
    .map(({ fromMs, toMs }) => ({ fromMs, toMs }))
}
