import type { Span } from '#app/domain/bookings/local-time.ts'
import { MOVE_DAYS } from '#app/domain/bookings/nearest-for-all.ts'

interface Asked {
  readonly windows: readonly Span[]
  readonly onConflict?: 'refuse' | 'skip' | 'move'
}

/** Where a request's windows may come to stand, moved ones included: so far around each the book must know. */
export function reachOf({ windows, onConflict }: Asked): readonly Span[] {
  if (onConflict !== 'move') return windows
  const reachMs = (MOVE_DAYS + 1) * 86_400_000
  return windows.map(({ fromMs, toMs }) => ({ fromMs: fromMs - reachMs, toMs: toMs + reachMs }))
}
