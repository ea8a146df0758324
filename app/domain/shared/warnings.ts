import { addDays } from './clock.ts'

/** So many days before an instant that takes effect by itself, whoever may still act is warned. */
export const WARNING_DAYS = [3, 1] as const

/** The next warning before an instant, strictly after now; null when none is left. */
export function warningAt(dueAt: Date, now: Date): Date | null {
  for (const days of WARNING_DAYS) {
    const at = addDays(dueAt, -days)
    if (at > now) return at
  }
  return null
}
