import type { Clock } from '#app/domain/shared/clock.ts'

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

function parse(iso: string): number {
  const ms = Date.parse(iso)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${iso}`)
  return ms
}
