import type { Clock } from '#app/domain/shared/clock.ts'

export interface BreakerSettings {
  readonly clock: Clock
  /** So many faults in a row open it. */
  readonly faults: number
  /** Open for so long; then one call tries again. */
  readonly restMs: number
}

/** Keeps callers from a service that does not answer: open, nobody waits for it; after a rest one call finds out. */
export interface CircuitBreaker {
  /** Whether a call may be made now. After a rest it is true for one caller at a time. */
  mayTry(): boolean
  succeeded(): void
  failed(): void
  isOpen(): boolean
}

export function circuitBreaker({ clock, faults, restMs }: BreakerSettings): CircuitBreaker {
  let inARow = 0
  let openUntilMs: number | null = null
  return {
    mayTry() {
      if (openUntilMs === null) return true
      const now = clock.now().getTime()
      if (now < openUntilMs) return false
      // Whoever asks next rests on until this one has found out.
      openUntilMs = now + restMs
      return true
    },
    succeeded() {
      inARow = 0
      openUntilMs = null
    },
    failed() {
      inARow += 1
      if (inARow >= faults) openUntilMs = clock.now().getTime() + restMs
    },
    isOpen: () => openUntilMs !== null,
  }
}
