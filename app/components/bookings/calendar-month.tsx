import { Link } from '@remix-run/react'
import type { CalendarDay, ResourceView } from '#app/contracts/views/bookings.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { classes } from '../ui/classes.ts'
import { calendarAddress } from './address.ts'
import { DayName, weekdayIndex } from './day-name.tsx'

/** A month: each day leads to its hours. On a phone a list, at a desk weeks below each other. */
export function CalendarMonth({ view }: { view: ResourceView }) {
  const first = view.days[0]
  return (
    <ol className="mt-2 grid grid-cols-1 gap-1 sm:grid-cols-7">
      {view.days.map((day) => (
        <li key={day.on} className={classes('min-w-0', day === first && START[weekdayIndex(day.on)])}>
          <Link
            to={calendarAddress(view, { mode: 'day', on: day.on })}
            className={classes(
              'flex h-full min-h-11 items-center justify-between gap-2 rounded border border-line p-2 sm:min-h-20 sm:flex-col sm:items-stretch sm:justify-start',
              day.freeSlots > 0 ? 'bg-surface hover:border-accent' : 'bg-sunken',
            )}
          >
            <DayName day={day} />
            <DayFigures day={day} isPast={day.on < localFieldOf(view.now).slice(0, 10)} />
          </Link>
        </li>
      ))}
    </ol>
  )
}

const START = [
  'sm:col-start-1',
  'sm:col-start-2',
  'sm:col-start-3',
  'sm:col-start-4',
  'sm:col-start-5',
  'sm:col-start-6',
  'sm:col-start-7',
]

function DayFigures({ day, isPast }: { day: CalendarDay; isPast: boolean }) {
  const words = useText().bookings
  return (
    <span className="flex flex-wrap gap-x-2 text-xs">
      {day.mine > 0 && <span className="font-medium text-accent-strong">{words.mineCount(day.mine)}</span>}
      <span className={day.freeSlots > 0 ? 'text-accent' : 'text-ink-faint'}>
        {day.openSlots === 0
          ? words.closed
          : isPast
            ? words.slot.past
            : day.freeSlots === 0
              ? words.allTaken
              : words.freeSlots(day.freeSlots)}
      </span>
    </span>
  )
}
