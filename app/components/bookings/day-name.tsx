import type { CalendarDay } from '#app/contracts/views/bookings.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'

/** Monday is 0. */
export function weekdayIndex(on: string): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** A day's name, and what is special about it, in words. */
export function DayName({ day }: { day: CalendarDay }) {
  const words = useText().bookings
  return (
    <h3 className="flex flex-wrap items-baseline gap-x-1.5 gap-y-0.5 text-sm font-semibold">
      <span className="whitespace-nowrap">
        {words.weekdays[weekdayIndex(day.on)]} {Number(day.on.slice(5, 7))}/{Number(day.on.slice(8))}
      </span>
      {day.isToday && <Badge tone="accent">{words.today}</Badge>}
      {day.isHoliday && <Badge tone="notice">{words.holiday}</Badge>}
      {day.isMakeup && <Badge tone="notice">{words.makeup}</Badge>}
      {day.hasMaintenance && <Badge tone="warning">{words.down}</Badge>}
    </h3>
  )
}
