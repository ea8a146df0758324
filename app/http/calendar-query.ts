import { dayFromKey, dayKey, dayOf, type Span } from '#app/domain/bookings/local-time.ts'

const HOUR_MS = 3_600_000

export interface CalendarQuery {
  readonly mode: 'month' | 'week' | 'day'
  readonly on: string
  readonly window: Span | null
  readonly rule: string
}

/** What a calendar's address asks for: `mode`, `on`, and a chosen time `from` to `to` (an hour when left out). */
export function calendarQuery(url: string, now: Date): CalendarQuery {
  const query = new URL(url).searchParams
  const mode = query.get('mode')
  const on = query.get('on') ?? ''
  const isDay = /^20\d\d-\d\d-\d\d$/.test(on) && dayKey(dayFromKey(on)) === on
  const fromMs = instantOf(query.get('from'))
  const toMs = instantOf(query.get('to')) ?? (fromMs === null ? null : fromMs + HOUR_MS)
  return {
    mode: mode === 'month' || mode === 'day' ? mode : 'week',
    on: isDay ? on : dayKey(dayOf(fromMs ?? now.getTime())),
    window: fromMs === null || toMs === null ? null : { fromMs, toMs },
    rule: (query.get('rule') ?? '').trim().slice(0, 300),
  }
}

/** A `datetime-local` value in Beijing time, within sane years; null for anything else. */
function instantOf(typed: string | null): number | null {
  if (typed === null || !/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(typed)) return null
  const ms = Date.parse(`${typed}:00+08:00`)
  return Number.isNaN(ms) ? null : ms
}
