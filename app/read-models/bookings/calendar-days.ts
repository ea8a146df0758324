import { publicDays } from '#app/calendars/public-days.ts'
import type { CalendarDay, CalendarMode, CalendarSlot, SlotState } from '#app/contracts/views/bookings.ts'
import { type Slot, slotsBetween } from '#app/domain/bookings/free-slots.ts'
import {
  dayFromKey,
  dayKey,
  dayOf,
  MINUTE_MS,
  monthOf,
  overlaps,
  type Span,
  startOfDay,
  weekOf,
} from '#app/domain/bookings/local-time.ts'
import { peakStretches } from '#app/domain/bookings/price.ts'
import type { LoadedDesk } from './desk-views.ts'

/** The stretch of time that a calendar shows. */
export function spanOf(mode: CalendarMode, on: string): Span {
  const day = dayFromKey(on)
  if (mode === 'month') return monthOf(day)
  if (mode === 'week') return weekOf(startOfDay(day))
  return { fromMs: startOfDay(day), toMs: startOfDay(day + 1) }
}

/** The days of a calendar; a month has its figures only, a week and a day have every place of the grid. */
export function calendarDays(desk: LoadedDesk, mode: CalendarMode, span: Span, now: Date): CalendarDay[] {
  const byDay = new Map<number, CalendarSlot[]>()
  const peaks = peakStretches(desk.rules, span, publicDays)
  for (const slot of slotsBetween(desk.rules, desk.resource.units, span, publicDays)) {
    const day = dayOf(slot.fromMs)
    byDay.set(day, [...(byDay.get(day) ?? []), toSlot(desk, slot, peaks, now.getTime())])
  }
  const count = Math.round((span.toMs - span.fromMs) / 86_400_000)
  return Array.from({ length: count }, (_, index): CalendarDay => {
    const day = dayOf(span.fromMs) + index
    const slots = byDay.get(day) ?? []
    const whole = { fromMs: startOfDay(day), toMs: startOfDay(day + 1) }
    return {
      on: dayKey(day),
      slots: mode === 'month' ? [] : slots,
      openSlots: slots.length,
      freeSlots: slots.filter(({ state }) => state === 'free').length,
      mine: desk.own.filter((own) => dayOf(own.fromMs) === day).length,
      hasMaintenance: desk.resource.units.some(({ closed }) => closed.some((one) => overlaps(one, whole))),
      isHoliday: publicDays.isHoliday(dayKey(day)),
      isMakeup: publicDays.isMakeup(dayKey(day)),
      isToday: day === dayOf(now.getTime()),
    }
  })
}

function toSlot(desk: LoadedDesk, slot: Slot, peaks: readonly Span[], nowMs: number): CalendarSlot {
  return {
    startsAt: new Date(slot.fromMs).toISOString(),
    endsAt: new Date(slot.toMs).toISOString(),
    state: stateOf(desk, slot, nowMs),
    free: slot.free,
    band: bandOf(desk, slot, peaks),
    mineId: desk.own.find((own) => overlaps(own, slot))?.id ?? null,
  }
}

function stateOf({ rules, resource }: LoadedDesk, slot: Slot, nowMs: number): SlotState {
  if (slot.fromMs < nowMs) return 'past'
  if (slot.fromMs < nowMs + rules.noticeMinutes * MINUTE_MS) return 'soon'
  if (slot.toMs > nowMs + rules.horizonDays * 86_400_000) return 'far'
  if (slot.free > 0) return 'free'
  const isDown = resource.units.every(({ closed }) => closed.some((one) => overlaps(one, slot)))
  return isDown ? 'maintenance' : 'taken'
}

function bandOf({ rules }: LoadedDesk, slot: Slot, peaks: readonly Span[]): CalendarSlot['band'] {
  if (rules.tariff.peak.length === 0) return null
  const peakMs = peaks.reduce(
    (sum, peak) => sum + Math.max(0, Math.min(peak.toMs, slot.toMs) - Math.max(peak.fromMs, slot.fromMs)),
    0,
  )
  if (peakMs === 0) return 'offPeak'
  return peakMs >= slot.toMs - slot.fromMs ? 'peak' : 'both'
}
