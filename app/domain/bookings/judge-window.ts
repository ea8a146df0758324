import { DAY_MS } from '../shared/clock.ts'
import { MINUTE_MS, overlaps, type Span } from './local-time.ts'
import { isOnGrid, openSpans, type PublicDays } from './opening.ts'
import type { ResourceRules } from './resource-rules.ts'

export type WindowFault =
  | { readonly code: 'BOOKING_RANGE_INVALID' }
  | { readonly code: 'BOOKING_IN_PAST' }
  | { readonly code: 'BOOKING_TOO_SHORT'; readonly minutes: number }
  | { readonly code: 'BOOKING_TOO_LONG'; readonly minutes: number }
  | { readonly code: 'BOOKING_NOTICE'; readonly minutes: number }
  | { readonly code: 'BOOKING_TOO_FAR'; readonly days: number }
  | { readonly code: 'BOOKING_OUTSIDE_HOURS' }
  | { readonly code: 'BOOKING_OFF_GRID'; readonly minutes: number }

/** The unit is taken from before the start until after the end, by the resource's buffers. */
export function withBuffers(rules: ResourceRules, window: Span): Span {
  return {
    fromMs: window.fromMs - rules.bufferBeforeMinutes * MINUTE_MS,
    toMs: window.toMs + rules.bufferAfterMinutes * MINUTE_MS,
  }
}

/**
 * What the resource's rules have against a window, or null. The cheap rules come first, so that ten years are
 * refused before anybody looks at ten years of opening hours.
 */
export function judgeWindow(
  rules: ResourceRules,
  window: Span,
  nowMs: number,
  days: PublicDays,
): WindowFault | null {
  const { fromMs, toMs } = window
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs) || toMs <= fromMs) {
    return { code: 'BOOKING_RANGE_INVALID' }
  }
  if (fromMs < nowMs) return { code: 'BOOKING_IN_PAST' }
  const minutes = (toMs - fromMs) / MINUTE_MS
  if (minutes > rules.maxMinutes) return { code: 'BOOKING_TOO_LONG', minutes: rules.maxMinutes }
  if (minutes < rules.minMinutes) return { code: 'BOOKING_TOO_SHORT', minutes: rules.minMinutes }
  if (fromMs < nowMs + rules.noticeMinutes * MINUTE_MS) {
    return { code: 'BOOKING_NOTICE', minutes: rules.noticeMinutes }
  }
  if (toMs > nowMs + rules.horizonDays * DAY_MS) return { code: 'BOOKING_TOO_FAR', days: rules.horizonDays }
  const span = openSpans(rules, window, days).find((open) => open.fromMs <= fromMs && open.toMs >= toMs)
  if (!span) return { code: 'BOOKING_OUTSIDE_HOURS' }
  if (minutes % rules.slotMinutes !== 0 || !isOnGrid(span, fromMs, rules.slotMinutes)) {
    return { code: 'BOOKING_OFF_GRID', minutes: rules.slotMinutes }
  }
  return null
}

/** True when nothing of the busy spans (bookings with their buffers, closures) touches the occupied one. */
export function isFree(busy: readonly Span[], occupied: Span): boolean {
  return !busy.some((span) => overlaps(span, occupied))
}
