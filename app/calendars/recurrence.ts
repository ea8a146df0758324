import rrule from 'rrule'
import { readRecurrence } from '#app/domain/bookings/recurrence-rule.ts'

/** CommonJS behind an ES module: the names are on its default. */
const { RRule } = rrule

const OFFSET_MS = 8 * 3_600_000
/** More occurrences than a year of workdays is no plan but a mistake. */
export const MOST_OCCURRENCES = 260
/** Nothing is booked so far ahead. */
const FURTHEST_MS = 30 * 366 * 86_400_000
/** 400 Gregorian years are whole weeks: after them every date falls on the same weekday again. */
const CYCLE_YEARS = 400
const CYCLE_MS = 146_097 * 86_400_000

export type RecurrenceFault = 'RECURRENCE_INVALID' | 'RECURRENCE_ENDLESS' | 'RECURRENCE_TOO_MANY'

export type Occurrences =
  | { readonly ok: true; readonly startsMs: readonly number[] }
  | { readonly ok: false; readonly fault: RecurrenceFault }

/**
 * The starts of a recurrence (RFC 5545, 3.3.10) whose first is `startMs`, in order of time. The rule speaks of
 * local time (Asia/Shanghai, one offset the whole year). A rule needs an end: COUNT or UNTIL, not both. RDATE,
 * EXDATE and several rules at once are refused, as is anything finer than a day.
 */
export function occurrencesOf(rule: string, startMs: number, most = MOST_OCCURRENCES): Occurrences {
  const parts = readRecurrence(rule)
  if (!parts) return { ok: false, fault: 'RECURRENCE_INVALID' }
  const count = Number(parts.get('COUNT') ?? Number.NaN)
  const until = parts.get('UNTIL')
  if (Number.isNaN(count) && until === undefined) return { ok: false, fault: 'RECURRENCE_ENDLESS' }
  if (count > most) return { ok: false, fault: 'RECURRENCE_TOO_MANY' }
  // The library thinks in UTC: local wall-clock time goes in as if it were UTC and comes out the same way. For a
  // rule that never comes true it looks up to the year 9999: it is asked about the last cycle before it.
  const year = new Date(startMs).getUTCFullYear()
  const aheadMs = CYCLE_MS * Math.max(0, Math.floor((9_960 - year) / CYCLE_YEARS))
  const shiftMs = OFFSET_MS + aheadMs
  const dtstart = new Date(startMs + shiftMs)
  const furthest = new Date(dtstart.getTime() + FURTHEST_MS)
  const last = until === undefined ? furthest : new Date(wallClock(until).getTime() + aheadMs)
  const options = RRule.parseString([...parts].map(([name, value]) => `${name}=${value}`).join(';'))
  const recurrence = new RRule({ ...options, dtstart, until: last < furthest ? last : furthest })
  const found = recurrence.all((_, index) => index <= most)
  if (found.length === 0) return { ok: false, fault: 'RECURRENCE_INVALID' }
  const isCut = found.length < count || last > furthest
  if (found.length > most || isCut) return { ok: false, fault: 'RECURRENCE_TOO_MANY' }
  return { ok: true, startsMs: found.map((at) => at.getTime() - shiftMs) }
}

/** `UNTIL=…Z` is UTC and a bare one is local; a date alone means that whole day. */
function wallClock(until: string): Date {
  const [, year, month, day, time = '235959'] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})Z?)?$/.exec(until) ?? []
  const clock = `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`
  const asWritten = new Date(`${year}-${month}-${day}T${clock}Z`)
  return until.endsWith('Z') ? new Date(asWritten.getTime() + OFFSET_MS) : asWritten
}
