import type { Locale } from '#app/contracts/views/shell.ts'
import { formatInstant, formatInstantShort, localFieldOf } from '#app/i18n/format.ts'

interface Stretch {
  readonly startsAt: string
  readonly endsAt: string
}

/** A stretch of time in words; the day is said once when it ends on the same. */
export function spanWords({ startsAt, endsAt }: Stretch, locale: Locale): string {
  const [from, to] = [localFieldOf(startsAt), localFieldOf(endsAt)]
  const isSameDay = from.slice(0, 10) === to.slice(0, 10)
  return `${formatInstant(startsAt, locale)} – ${isSameDay ? to.slice(11) : formatInstantShort(endsAt, locale)}`
}
