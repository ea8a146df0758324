import { withBuffers } from './judge-window.ts'
import { dayOf, MINUTE_MS, overlaps, type Span, startOfDay } from './local-time.ts'
import { type OpenSpan, openSpans, type PublicDays } from './opening.ts'
import type { ResourceRules } from './resource-rules.ts'

/** One piece of a resource with everything that keeps it busy, in order of start. */
export interface UnitBusy {
  readonly busy: readonly Span[]
}

/** A place on the grid, and how many units could take a booking of exactly this length there. */
export interface Slot extends Span {
  readonly free: number
}

/**
 * The grid between two instants: one slot of the asked length (default: the slot length) at every grid point
 * that lies in opening hours whole, with the number of units that are free for it, buffers included.
 */
export function slotsBetween(
  rules: ResourceRules,
  units: readonly UnitBusy[],
  window: Span,
  days: PublicDays,
  minutes = rules.slotMinutes,
): Slot[] {
  const stepMs = rules.slotMinutes * MINUTE_MS
  const lengthMs = minutes * MINUTE_MS
  const slots: Slot[] = []
  const cursors = units.map(() => 0)
  for (const span of openSpans(rules, window, days)) {
    for (const fromMs of gridOf(span, stepMs)) {
      if (fromMs < window.fromMs) continue
      if (fromMs >= window.toMs || fromMs + lengthMs > span.toMs) break
      const slot = { fromMs, toMs: fromMs + lengthMs }
      slots.push({ ...slot, free: countFree(units, cursors, withBuffers(rules, slot)) })
    }
  }
  return slots
}

/** Grid points of a span in order; a later shift sets the grid anew from its own start. */
function* gridOf(span: OpenSpan, stepMs: number): Generator<number> {
  for (const [index, anchor] of span.anchorsMs.entries()) {
    const next = span.anchorsMs[index + 1] ?? span.toMs
    for (let at = anchor; at < next; at += stepMs) yield at
  }
}

/** Slots come in order, so each unit's cursor only moves on: what ended before cannot matter again. */
function countFree(units: readonly UnitBusy[], cursors: number[], occupied: Span): number {
  let free = 0
  for (const [index, { busy }] of units.entries()) {
    let cursor = cursors[index] ?? 0
    while (cursor < busy.length && (busy[cursor]?.toMs ?? 0) <= occupied.fromMs) cursor += 1
    cursors[index] = cursor
    const next = busy[cursor]
    if (next === undefined || !overlaps(next, occupied)) free += 1
  }
  return free
}

/** Spans sorted by start and merged: two that touch or overlap are one. What `slotsBetween` wants as `busy`. */
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
