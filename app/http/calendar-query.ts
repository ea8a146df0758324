import type { RecurrenceFields } from '#app/contracts/views/bookings.ts'
import { dayFromKey, dayKey, dayOf, type Span } from '#app/domain/bookings/local-time.ts'
import {
  FREQUENCIES,
  MONTHLY_WAYS,
  type RecurrenceChoice,
  ruleOf,
  WEEKDAY_WORDS,
} from '#app/domain/bookings/recurrence-choice.ts'
import { isId } from './require-actor.ts'

const HOUR_MS = 3_600_000
const MOST_TOGETHER = 9

export interface CalendarQuery {
  readonly mode: 'month' | 'week' | 'day'
  readonly on: string
  readonly window: Span | null
  readonly rule: string
  readonly recurrence: RecurrenceFields
  readonly together: readonly string[]
  readonly changeId: string | null
  /** What was typed as the purpose, carried along while another time is looked for. */
  readonly purpose: string
}

/**
 * What a calendar's address asks for: `mode`, `on`, a chosen time `from` to `to` (an hour when left out), how it
 * repeats (`repeat` and its fields, or a `rule`), what is booked `with` it, the booking that is to `change`, and the
 * `purpose` as far as it is known.
 */
export function calendarQuery(url: string, now: Date): CalendarQuery {
  const query = new URL(url).searchParams
  const mode = query.get('mode')
  const on = query.get('on') ?? ''
  const fromMs = instantOf(query.get('from'))
  const toMs = instantOf(query.get('to')) ?? (fromMs === null ? null : fromMs + HOUR_MS)
  const recurrence = fieldsOf(query)
  const change = query.get('change') ?? undefined
  return {
    mode: mode === 'month' || mode === 'day' ? mode : 'week',
    on: isDay(on) ? on : dayKey(dayOf(fromMs ?? now.getTime())),
    window: fromMs === null || toMs === null ? null : { fromMs, toMs },
    rule: (query.get('rule') ?? '').trim().slice(0, 300) || ruleFrom(recurrence, fromMs),
    recurrence,
    together: [...new Set(query.getAll('with').filter(isId))].slice(0, MOST_TOGETHER),
    changeId: isId(change) ? change : null,
    purpose: (query.get('purpose') ?? '').trim().slice(0, 200),
  }
}

function fieldsOf(query: URLSearchParams): RecurrenceFields {
  const word = (name: string, plain: string) => (query.get(name) ?? plain).trim().slice(0, 20)
  return {
    frequency: word('repeat', ''),
    interval: word('interval', '1'),
    weekdays: query.getAll('weekday').filter((day) => oneOf(WEEKDAY_WORDS, day) !== null),
    monthly: word('monthly', 'date'),
    ends: word('ends', 'count'),
    count: word('count', '4'),
    untilOn: word('untilOn', ''),
  }
}

/** The chosen recurrence as a rule; what was typed wrongly stays wrong, for the rule's reader to say. */
function ruleFrom(fields: RecurrenceFields, startMs: number | null): string {
  const frequency = oneOf(FREQUENCIES, fields.frequency)
  if (frequency === null || startMs === null) return ''
  const choice: RecurrenceChoice = {
    frequency,
    interval: numberOf(fields.interval) ?? 0,
    weekdays: WEEKDAY_WORDS.filter((day) => fields.weekdays.includes(day)),
    monthly: oneOf(MONTHLY_WAYS, fields.monthly) ?? 'date',
    count: fields.ends === 'count' ? numberOf(fields.count) : null,
    untilOn: fields.ends === 'until' && isDay(fields.untilOn) ? fields.untilOn : null,
  }
  return ruleOf(choice, startMs)
}

function oneOf<const Word extends string>(words: readonly Word[], word: string): Word | null {
  return words.find((one) => one === word) ?? null
}

function numberOf(typed: string): number | null {
  const plain = typed.normalize('NFKC')
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null
}

function isDay(on: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(on) && dayKey(dayFromKey(on)) === on
}

/** A `datetime-local` value in Beijing time, within sane years; null for anything else. */
function instantOf(typed: string | null): number | null {
  if (typed === null || !/^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d$/.test(typed)) return null
  const ms = Date.parse(`${typed}:00+08:00`)
  return Number.isNaN(ms) ? null : ms
}
