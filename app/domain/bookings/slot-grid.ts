import { MINUTE_MS, type Span } from './local-time.ts'
import { type OpenSpan, openSpans, type PublicDays } from './opening.ts'
import type { ResourceRules } from './resource-rules.ts'

/** One piece of a resource with everything that keeps it busy, merged and in order of start. */
export interface UnitBusy {
  readonly busy: readonly Span[]
}

/**
 * Places on the grid at equal steps, packed: the one that starts at `fromMs + index * stepMs` can be had on
 * `free[index]` units. A byte is enough: a resource has at most 50.
 */
export interface SlotRun {
  readonly fromMs: number
  readonly stepMs: number
  readonly lengthMs: number
  readonly free: Uint8Array
}

/**
 * The grid between two instants: a place of the asked length (default: the slot length) at every grid point that
 * lies in opening hours whole. Each busy span takes away the starts it forbids, so the work grows with the bookings
 * and not with bookings times places.
 */
export function slotGrid(
  rules: ResourceRules,
  units: readonly UnitBusy[],
  window: Span,
  days: PublicDays,
  minutes = rules.slotMinutes,
): SlotRun[] {
  const runs = openSpans(rules, window, days).flatMap((span) =>
    runsOf(span, window, rules.slotMinutes * MINUTE_MS, minutes * MINUTE_MS, units.length),
  )
  for (const { busy } of units) takeAway(rules, runs, busy)
  return runs
}

/** Grid points of a span in order; a later shift sets the grid anew from its own start. */
function runsOf(span: OpenSpan, window: Span, stepMs: number, lengthMs: number, units: number): SlotRun[] {
  const runs: SlotRun[] = []
  for (const [index, anchorMs] of span.anchorsMs.entries()) {
    const nextMs = span.anchorsMs[index + 1] ?? span.toMs
    // The last start that still fits belongs to the run.
    const endMs = Math.min(nextMs, window.toMs, span.toMs - lengthMs + 1)
    const skipped = Math.max(0, Math.ceil((window.fromMs - anchorMs) / stepMs))
    const count = Math.ceil((endMs - anchorMs) / stepMs) - skipped
    if (count > 0) {
      const free = new Uint8Array(count).fill(units)
      runs.push({ fromMs: anchorMs + skipped * stepMs, stepMs, lengthMs, free })
    }
  }
  return runs
}

/** A unit that is busy from a to b cannot start anything after a − length − buffers and before b + buffers. */
function takeAway(rules: ResourceRules, runs: readonly SlotRun[], busy: readonly Span[]): void {
  const beforeMs = rules.bufferBeforeMinutes * MINUTE_MS
  const afterMs = rules.bufferAfterMinutes * MINUTE_MS
  let first = 0
  for (const { fromMs, stepMs, lengthMs, free } of runs) {
    while (first < busy.length && (busy[first]?.toMs ?? 0) + beforeMs <= fromMs) first += 1
    let reached = 0
    for (let at = first; reached < free.length; at += 1) {
      const span = busy[at]
      if (!span) break
      const from = Math.floor((span.fromMs - lengthMs - afterMs - fromMs) / stepMs) + 1
      if (from >= free.length) break
      const to = Math.min(free.length, Math.ceil((span.toMs + beforeMs - fromMs) / stepMs))
      // Two spans may forbid one start; the unit is missing there once.
      for (let place = Math.max(from, reached); place < to; place += 1) free[place] = (free[place] ?? 0) - 1
      reached = Math.max(reached, to)
    }
  }
}
