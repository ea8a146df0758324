import { type Applicant, type DeskNow, type DeskResource, decideBooking } from './decide-booking.ts'
import { mergeSpans, slotsBetween } from './free-slots.ts'
import { dayOf, MINUTE_MS, type Span, startOfDay, weekOf } from './local-time.ts'

/** A resource and who asks for it; what is used of a quota is known by the first instant of each week. */
export interface DeskView {
  readonly resourceId: string
  readonly resource: DeskResource
  readonly applicant: Omit<Applicant, 'usedMinutes'>
  readonly usedMinutes: ReadonlyMap<number, number>
}

/** So many days to either side an occurrence may be moved: farther away it is no longer the same plan. */
export const MOVE_DAYS = 3

/** What an occurrence may be moved for; by every other rule it could not be had at another hour either. */
export const MOVABLE_CODES: ReadonlySet<string> = new Set([
  'SLOT_TAKEN',
  'BOOKING_MAINTENANCE',
  'BOOKING_OUTSIDE_HOURS',
])

/** Whether a view's applicant may have a window, with the quota of that window's week. */
export function decideFor(view: DeskView, window: Span, at: DeskNow): ReturnType<typeof decideBooking> {
  const usedMinutes = view.usedMinutes.get(weekOf(window.fromMs).fromMs) ?? 0
  return decideBooking(view.resource, { ...view.applicant, usedMinutes }, window, at)
}

/**
 * The windows of a wish's length that all of the resources would grant, nearest first; of two equally near the
 * earlier. Looks so many days to either side. Empty when the wish has no length.
 */
export function nearestForAll(
  views: readonly DeskView[],
  wish: Span,
  at: DeskNow,
  { reachDays, count }: { readonly reachDays: number; readonly count: number },
): Span[] {
  const [first] = views
  const minutes = (wish.toMs - wish.fromMs) / MINUTE_MS
  if (!first || !(minutes > 0) || minutes > first.resource.rules.maxMinutes) return []
  const { rules, units } = first.resource
  const day = dayOf(wish.fromMs)
  const earliestMs = at.nowMs + rules.noticeMinutes * MINUTE_MS
  const window = {
    fromMs: Math.max(earliestMs, startOfDay(day - reachDays)),
    toMs: startOfDay(day + reachDays + 1),
  }
  const busy = units.map((unit) => ({ busy: mergeSpans([...unit.busy, ...unit.closed]) }))
  const distance = (span: Span) => Math.abs(span.fromMs - wish.fromMs)
  const found: Span[] = []
  const places = slotsBetween(rules, busy, window, at.days, minutes)
    .filter(({ free, fromMs }) => free > 0 && fromMs !== wish.fromMs)
    .sort((a, b) => distance(a) - distance(b) || a.fromMs - b.fromMs)
  for (const { fromMs, toMs } of places) {
    if (found.length === count) break
    if (views.every((view) => decideFor(view, { fromMs, toMs }, at).ok)) found.push({ fromMs, toMs })
  }
  return found
}
