/** The only source of "now". Use cases take it as a parameter; tests and stories move it by hand. */
export interface Clock {
  now(): Date
}

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS)
}

/** The calendar day of an instant in Asia/Shanghai (UTC+8 all year). */
export function dayInShanghai(instant: Date): string {
  return new Date(instant.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10)
}

/** Deadlines are half-open: an action at the deadline instant is late (DOMAIN 3). */
export function isPast(deadlineAt: Date, now: Date): boolean {
  return now.getTime() >= deadlineAt.getTime()
}
