import type { WeeklyStretch } from './resource-rules.ts'

/** A day's shift as people write it, in minutes of that day; above 1440 it runs past midnight. */
export type DayShift = Pick<WeeklyStretch, 'fromMinute' | 'toMinute'>

const DAY_MINUTES = 1440

/**
 * Reads a day's hours as people type them: `08:00-12:00, 20:00-06:00`. An end that is not after its start is
 * the next morning's; `08:00-08:00` is a whole day. Full-width signs, 至 and dashes are forgiven. An empty text
 * is a closed day; null is no hours at all.
 */
export function readHours(typed: string): DayShift[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[,;、\n]/)
    .map((part) => part.replaceAll(/\s/g, ''))
    .filter((part) => part !== '')
  const shifts = parts.map(readShift)
  return shifts.every((one) => one !== null) ? shifts : null
}

function readShift(typed: string): DayShift | null {
  const match = typed.match(/^(\d{1,2}):(\d{2})(?:-|–|—|~|至|到)(?:次日)?(\d{1,2}):(\d{2})$/)
  if (!match) return null
  const [fromHour, fromRest, toHour, toRest] = match.slice(1).map(Number) as [number, number, number, number]
  const fromMinute = fromHour * 60 + fromRest
  const toMinute = toHour * 60 + toRest
  const isTime = fromRest < 60 && toRest < 60 && fromMinute < DAY_MINUTES && toMinute <= DAY_MINUTES
  if (!isTime) return null
  return { fromMinute, toMinute: toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES }
}

const two = (value: number) => String(value).padStart(2, '0')

function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** A weekday's hours as `readHours` takes them; empty when it is closed. */
export function writeHours(stretches: readonly WeeklyStretch[], weekday: number): string {
  return stretches
    .filter((one) => one.weekday === weekday)
    .sort((a, b) => a.fromMinute - b.fromMinute)
    .map(({ fromMinute, toMinute }) => {
      const end = toMinute > DAY_MINUTES ? toMinute - DAY_MINUTES : toMinute
      return `${clock(fromMinute)}-${clock(end)}`
    })
    .join(', ')
}
