import { dayFromKey, dayOf, startOfDay, weekdayOf } from './local-time.ts'

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]
/** Monday first, as RFC 5545 writes them. */
export const WEEKDAY_WORDS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayWord = (typeof WEEKDAY_WORDS)[number]
export const MONTHLY_WAYS = ['date', 'weekday', 'last'] as const

/** A recurrence as people choose it; it becomes a rule of RFC 5545. */
export interface RecurrenceChoice {
  readonly frequency: Frequency
  /** Every so many days, weeks or months. */
  readonly interval: number
  /** Only of weekly ones; none: the weekday of the first. */
  readonly weekdays: readonly WeekdayWord[]
  /** By the same date, by the same weekday of the month (the second Tuesday), or on its last day. */
  readonly monthly: (typeof MONTHLY_WAYS)[number]
  /** So many times in all; wins over a last day. */
  readonly count: number | null
  /** `YYYY-MM-DD`, local, included. */
  readonly untilOn: string | null
}

/**
 * The rule (RFC 5545, 3.3.10) of a choice whose first occurrence starts at an instant. A choice without an end
 * becomes a rule without one, which is refused where it is used: an end is never made up.
 */
export function ruleOf(choice: RecurrenceChoice, startMs: number): string {
  const parts = [`FREQ=${choice.frequency}`]
  if (choice.interval !== 1) parts.push(`INTERVAL=${choice.interval}`)
  if (choice.frequency === 'WEEKLY' && choice.weekdays.length > 0) {
    parts.push(`BYDAY=${WEEKDAY_WORDS.filter((word) => choice.weekdays.includes(word)).join(',')}`)
  }
  if (choice.frequency === 'MONTHLY') parts.push(...monthlyPart(choice.monthly, startMs))
  if (choice.count !== null) parts.push(`COUNT=${choice.count}`)
  else if (choice.untilOn !== null) parts.push(`UNTIL=${endOfDayUtc(choice.untilOn)}`)
  return parts.join(';')
}

function monthlyPart(way: RecurrenceChoice['monthly'], startMs: number): string[] {
  if (way === 'last') return ['BYMONTHDAY=-1']
  if (way === 'date') return []
  const day = dayOf(startMs)
  const dayOfMonth = new Date(day * 86_400_000).getUTCDate()
  return [`BYDAY=${Math.ceil(dayOfMonth / 7)}${WEEKDAY_WORDS[weekdayOf(day) - 1]}`]
}

/** The last second of a local day as UTC: beside a start with a time zone, RFC 5545 wants UNTIL in UTC. */
function endOfDayUtc(on: string): string {
  const lastSecond = new Date(startOfDay(dayFromKey(on) + 1) - 1000)
  return lastSecond.toISOString().replace(/[-:]/g, '').replace('.000Z', 'Z')
}
