const FREQUENCY = /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/
const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)'

/** A part that is a list of numbers within bounds, with a sign where the RFC allows one; 0 is never one. */
function numbers(most: number, isSigned: boolean): (value: string) => boolean {
  const word = isSigned ? /^[+-]?\d{1,3}$/ : /^\d{1,3}$/
  return (value) =>
    value
      .split(',')
      .every((one) => word.test(one) && Math.abs(Number(one)) >= 1 && Math.abs(Number(one)) <= most)
}

const matching = (pattern: RegExp) => (value: string) => pattern.test(value)

/** The grammar of RFC 5545, 3.3.10, without the parts finer than a day: each part with what it may be. */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: matching(FREQUENCY),
  INTERVAL: matching(/^[1-9]\d{0,2}$/),
  COUNT: matching(/^[1-9]\d{0,4}$/),
  UNTIL: isUntil,
  BYDAY: matching(new RegExp(`^(?:[+-]?\\d{1,2})?${WEEKDAY}(?:,(?:[+-]?\\d{1,2})?${WEEKDAY})*$`)),
  BYMONTHDAY: numbers(31, true),
  BYYEARDAY: numbers(366, true),
  BYWEEKNO: numbers(53, true),
  BYMONTH: numbers(12, false),
  BYSETPOS: numbers(366, true),
  WKST: matching(new RegExp(`^${WEEKDAY}$`)),
}

function isUntil(value: string): boolean {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.exec(value)
  if (!match) return false
  const [, year, month, day] = match
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

/**
 * Reads a rule strictly, in capitals: unknown or repeated parts, numbers out of bounds and combinations that the
 * RFC forbids are no rule. Answers its parts, or null.
 */
export function readRecurrence(rule: string): ReadonlyMap<string, string> | null {
  const parts = new Map<string, string>()
  for (const word of rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const at = word.indexOf('=')
    const name = word.slice(0, Math.max(0, at))
    const value = word.slice(at + 1)
    if (!Object.hasOwn(PARTS, name) || !PARTS[name]?.(value) || parts.has(name)) return null
    parts.set(name, value)
  }
  return isAllowed(parts) ? parts : null
}

function isAllowed(parts: ReadonlyMap<string, string>): boolean {
  const frequency = parts.get('FREQ')
  if (frequency === undefined || (parts.has('COUNT') && parts.has('UNTIL'))) return false
  const isShort = frequency === 'DAILY' || frequency === 'WEEKLY'
  if (/\d/.test(parts.get('BYDAY') ?? '') && (isShort || parts.has('BYWEEKNO'))) return false
  if (parts.has('BYWEEKNO') && frequency !== 'YEARLY') return false
  if (parts.has('BYYEARDAY') && frequency !== 'YEARLY') return false
  if (parts.has('BYMONTHDAY') && frequency === 'WEEKLY') return false
  const hasOther = [...parts.keys()].some((name) => name.startsWith('BY') && name !== 'BYSETPOS')
  return !parts.has('BYSETPOS') || hasOther
}
