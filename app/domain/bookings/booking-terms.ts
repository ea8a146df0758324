import type { BookingEvent, BookingState } from './booking-lifecycle.ts'
import { dayFromKey, dayKey, dayOf, MINUTE_MS, type Span, startOfDay } from './local-time.ts'
import type { ResourceRules } from './resource-rules.ts'

/** How a cancellation counts at an instant, and the share of the price it costs (basis points). */
export function cancelTerms(
  rules: ResourceRules,
  state: BookingState,
  startMs: number,
  nowMs: number,
): { readonly event: Extract<BookingEvent, 'cancel' | 'cancel_late'>; readonly basisPoints: number } {
  if (state === 'requested' || nowMs < startMs - rules.cancelMinutes * MINUTE_MS) {
    return { event: 'cancel', basisPoints: 0 }
  }
  return { event: 'cancel_late', basisPoints: rules.lateCancelBasisPoints }
}

/** A qualification counts until the end of its last day; it must outlast the booking. */
export interface HeldQualification {
  readonly code: string
  readonly expiresOn: string
}

export function qualificationFault(
  rules: ResourceRules,
  held: readonly HeldQualification[],
  window: Span,
): 'QUALIFICATION_MISSING' | 'QUALIFICATION_EXPIRED' | null {
  if (rules.qualification === null) return null
  const mine = held.filter(({ code }) => code === rules.qualification)
  if (mine.length === 0) return 'QUALIFICATION_MISSING'
  const lastDay = dayKey(dayOf(window.toMs - 1))
  return mine.some(({ expiresOn }) => expiresOn >= lastDay) ? null : 'QUALIFICATION_EXPIRED'
}

/** A qualification counts until this instant: the end of its last day, local. */
export function qualificationEndsAt(expiresOn: string): Date {
  return new Date(startOfDay(dayFromKey(expiresOn) + 1))
}

/** So many days before a qualification ends its holder is told. */
const QUALIFICATION_WARNING_DAYS = [30, 7, 1]

/** The next warning before a qualification ends, strictly after now; null when none is left. */
export function nextQualificationWarning(expiresOn: string, now: Date): Date | null {
  const endsMs = qualificationEndsAt(expiresOn).getTime()
  const instants = QUALIFICATION_WARNING_DAYS.map((days) => new Date(endsMs - days * 24 * 60 * MINUTE_MS))
  return instants.find((at) => at > now) ?? null
}

/** Minutes that the weekly quota still leaves; null when there is none. */
export function quotaLeft(rules: ResourceRules, usedMinutes: number): number | null {
  return rules.quotaMinutesPerWeek === null ? null : Math.max(0, rules.quotaMinutesPerWeek - usedMinutes)
}

/** When a prepayment must be held: after the resource's time to pay, and never later than the start. */
export function payBy(rules: ResourceRules, startMs: number, nowMs: number): number {
  return Math.min(startMs, nowMs + rules.payMinutes * MINUTE_MS)
}

/** Checking in opens a quarter of an hour early; a no-show is decided when the grace is over. */
const EARLY_MINUTES = 15

export function checkInWindow(rules: ResourceRules, startMs: number): Span {
  return {
    fromMs: startMs - EARLY_MINUTES * MINUTE_MS,
    toMs: startMs + rules.noShowMinutes * MINUTE_MS,
  }
}

/** A holder is reminded a day before, or an hour before what was booked later than that. */
const REMINDERS_MS = [24 * 60 * MINUTE_MS, 60 * MINUTE_MS]

/** When the holder of a booking is reminded; null when its start is too near for that. */
export function reminderAt(startsAt: Date, now: Date): Date | null {
  const instants = REMINDERS_MS.map((before) => new Date(startsAt.getTime() - before))
  return instants.find((at) => at > now) ?? null
}
