import chineseDays from 'chinese-days'
import type { PublicDays } from '#app/domain/bookings/opening.ts'

const KNOWN = new Map<string, 'holiday' | 'makeup' | 'plain'>()
/** One day is asked thousands of times by one calendar page; years of days are few. */
const MOST_KNOWN = 20_000

/**
 * The State Council's yearly calendar as the `chinese-days` package has it. A year that is not announced yet
 * has its plain weekends and no swapped days.
 */
export const publicDays: PublicDays = {
  isHoliday: (key) => kindOf(key) === 'holiday',
  isMakeup: (key) => kindOf(key) === 'makeup',
}

function kindOf(key: string): 'holiday' | 'makeup' | 'plain' {
  const known = KNOWN.get(key)
  if (known) return known
  if (KNOWN.size > MOST_KNOWN) KNOWN.clear()
  const { work, name } = chineseDays.getDayDetail(key)
  // A plain day bears the name of its weekday; a holiday or a swapped day bears the festival's.
  const isNamed = name.includes(',')
  const kind = !isNamed ? 'plain' : work ? 'makeup' : 'holiday'
  KNOWN.set(key, kind)
  return kind
}
