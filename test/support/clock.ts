import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'

export interface ManualClock extends Clock {
  set(instant: Date | string): void
  advance(milliseconds: number): void
}

/** A clock that stands still until it is moved. It may also be set back: tests want that, too. */
export function manualClock(startIso: string): ManualClock {
  let nowMs = parse(startIso)
  return {
    now: () => new Date(nowMs),
    set: (instant) => {
      nowMs = instant instanceof Date ? instant.getTime() : parse(instant)
    },
    advance: (milliseconds) => {
      nowMs += milliseconds
    },
  }
}

/** Whoever acts at the last moment: its clock shows a millisecond less than the one at which a deadline falls. */
export function justInTime(ctx: Ctx): Ctx {
  return { ...ctx, clock: { now: () => new Date(ctx.clock.now().getTime() - 1) } }
}

function parse(iso: string): number {
  const ms = Date.parse(iso)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${iso}`)
  return ms
}
