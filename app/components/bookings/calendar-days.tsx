import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { CalendarDay, CalendarSlot, ResourceView } from '#app/contracts/views/bookings.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { classes } from '../ui/classes.ts'
import { calendarAddress, shortestFrom } from './address.ts'
import { DayName } from './day-name.tsx'

const CELL =
  'flex min-w-0 flex-wrap content-center items-center justify-between gap-x-1 rounded px-1.5 text-xs leading-tight min-h-11 md:min-h-0'
const TONES = {
  mine: 'border border-accent bg-surface text-accent-strong font-medium',
  free: 'bg-accent-soft text-accent-strong hover:ring-2 hover:ring-accent data-picked:bg-accent data-picked:text-on-accent',
  chosen: 'bg-accent text-on-accent',
  closed: 'bg-sunken text-ink-faint',
}

/** Days side by side with their hours level; on a phone one below the other, as lists of slots to tap. */
export function CalendarDays({ view }: { view: ResourceView }) {
  const times = [...new Set(view.days.flatMap(({ slots }) => slots.map(timeOf)))].sort()
  const rows = { gridTemplateRows: `auto repeat(${Math.max(1, times.length)}, 2.25rem)` }
  return (
    <div
      className={classes(
        'mt-2 flex flex-col gap-4',
        'md:grid md:gap-1',
        view.days.length > 1 && 'md:grid-cols-7',
      )}
    >
      {view.days.map((day) => (
        <section
          key={day.on}
          id={`d-${day.on}`}
          className={classes('min-w-0 md:grid md:gap-y-1', isOver(day) && 'max-md:hidden')}
          style={rows}
        >
          <DayName day={day} />
          <DaySlots view={view} day={day} times={times} />
        </section>
      ))}
    </div>
  )
}

function isOver({ slots }: CalendarDay): boolean {
  return slots.length > 0 && slots.every(({ state }) => state === 'past')
}

function DaySlots({ view, day, times }: { view: ResourceView; day: CalendarDay; times: readonly string[] }) {
  const words = useText().bookings
  if (day.slots.length === 0) {
    return <p className="rounded bg-sunken px-2 py-1 text-xs text-ink-faint md:row-start-2">{words.closed}</p>
  }
  return (
    <ol className="mt-1 grid grid-cols-3 gap-1 sm:grid-cols-5 md:contents">
      {day.slots.map((slot) => (
        <li
          key={slot.startsAt}
          className={classes('grid min-w-0 md:row-start-(--row)', slot.state === 'past' && 'max-md:hidden')}
          style={rowOf(times, slot)}
        >
          <Place view={view} slot={slot} day={day.on} />
        </li>
      ))}
    </ol>
  )
}

/** Level with the same hour of the other days; a phone's list does not look at it. */
function rowOf(times: readonly string[], slot: CalendarSlot): CSSProperties {
  return { '--row': times.indexOf(timeOf(slot)) + 2 } as CSSProperties
}

function Place({ view, slot, day }: { view: ResourceView; slot: CalendarSlot; day: string }) {
  const words = useText().bookings
  const time = timeOf(slot)
  const band = slot.band && (
    <abbr title={words.bandLong[slot.band]} className="no-underline">
      {words.band[slot.band]}
    </abbr>
  )
  if (slot.mineId !== null && slot.mineId !== view.change?.id) {
    return (
      <Link to={paths.booking(slot.mineId)} className={classes(CELL, TONES.mine)}>
        <span>{time}</span> {band} <span className="w-full">{words.mine}</span>
      </Link>
    )
  }
  if (slot.state !== 'free') {
    return (
      <span className={classes(CELL, TONES.closed)}>
        <span>{time}</span> {band} <span className="w-full">{words.slot[slot.state]}</span>
      </span>
    )
  }
  const isChosen = isWithin(view, slot)
  return (
    <Link
      to={`${calendarAddress(view, { chosen: shortestFrom(view, slot.startsAt) })}#chosen`}
      className={classes(CELL, isChosen ? TONES.chosen : TONES.free)}
      draggable={false}
      data-slot={day}
      data-from={slot.startsAt}
      data-to={slot.endsAt}
    >
      <span className="font-medium">{time}</span> {band}{' '}
      <span className="w-full">
        {isChosen ? words.picked : view.capacity > 1 ? words.units(slot.free) : words.slot.free}
      </span>
    </Link>
  )
}

function isWithin({ chosen }: ResourceView, slot: CalendarSlot): boolean {
  return chosen !== null && slot.startsAt >= chosen.startsAt && slot.endsAt <= chosen.endsAt
}

function timeOf({ startsAt }: CalendarSlot): string {
  return localFieldOf(startsAt).slice(11)
}
