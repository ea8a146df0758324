import rrule from 'rrule'

/** CommonJS behind an ES module: the names are on its default. */
const { RRule } = rrule

const OFFSET_MS = 8 * 3_600_000
/** More occurrences than a year of workdays is no plan but a mistake. */
export const MOST_OCCURRENCES = 260

export type RecurrenceFault = 'RECURRENCE_INVALID' | 'RECURRENCE_ENDLESS' | 'RECURRENCE_TOO_MANY'

export type Occurrences =
  | { readonly ok: true; readonly startsMs: readonly number[] }
  | { readonly ok: false; readonly fault: RecurrenceFault }

/**
 * The starts of a recurrence (RFC 5545, 3.3.10) whose first is `startMs`, in order of time. The rule speaks of
 * local time (Asia/Shanghai, one offset the whole year). A rule needs an end: COUNT or UNTIL. RDATE, EXDATE and
 * several rules at once are refused, as is anything finer than a day.
 */
export function occurrencesOf(rule: string, startMs: number, most = MOST_OCCURRENCES): Occurrences {
  const text = rule.trim().replace(/^RRULE:/i, '')
  if (/[\r\n]/.test(text) || !/^[A-Z0-9=;,+-]+Z?$/i.test(text))
    return { ok: false, fault: 'RECURRENCE_INVALID' }
  if (!/(^|;)(COUNT|UNTIL)=/i.test(text)) return { ok: false, fault: 'RECURRENCE_ENDLESS' }
  try {
    const options = RRule.parseString(text)
    if (options.freq === undefined || options.freq > RRule.DAILY)
      return { ok: false, fault: 'RECURRENCE_INVALID' }
    // The library thinks in UTC: local wall-clock time goes in as if it were UTC and comes out the same way.
    const dtstart = new Date(startMs + OFFSET_MS)
    const until = options.until ? wallClock(options.until, text) : null
    const recurrence = new RRule({ ...options, dtstart, ...(until ? { until } : {}) })
    const found = recurrence.all((_, index) => index <= most)
    if (found.length > most) return { ok: false, fault: 'RECURRENCE_TOO_MANY' }
    if (found.length === 0) return { ok: false, fault: 'RECURRENCE_INVALID' }
    return { ok: true, startsMs: found.map((at) => at.getTime() - OFFSET_MS) }
  } catch {
    return { ok: false, fault: 'RECURRENCE_INVALID' }
  }
}

/** `UNTIL=…Z` is UTC and a bare one is local; a date alone means that whole day. */
function wallClock(until: Date, text: string): Date {
  const [, word = ''] = /(?:^|;)UNTIL=([0-9TZ]+)/i.exec(text) ?? []
  if (/^\d{8}$/.test(word)) return new Date(until.getTime() + 86_400_000 - 1)
  return word.toUpperCase().endsWith('Z') ? new Date(until.getTime() + OFFSET_MS) : until
}
