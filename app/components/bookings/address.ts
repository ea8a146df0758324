import type { CalendarMode, ResourceView } from '#app/contracts/views/bookings.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { paths } from '../paths.ts'

export interface Aim {
  readonly mode?: CalendarMode
  readonly on?: string
  /** Instants; null: nothing chosen. */
  readonly chosen?: { readonly startsAt: string; readonly endsAt: string } | null
}

/** What the calendar's address carries besides the chosen time: how it repeats, what goes with it, what is moved. */
export function carriedFields({ recurrence, together, change, purpose }: ResourceView): [string, string][] {
  const fields: [string, string][] = together.map((id) => ['with', id])
  if (change) fields.push(['change', change.id])
  if (purpose !== '') fields.push(['purpose', purpose])
  if (recurrence.frequency === '') return fields
  const { frequency, interval, weekdays, monthly, ends, count, untilOn } = recurrence
  return [
    ...fields,
    ...([
      ['repeat', frequency],
      ['interval', interval],
      ...weekdays.map((day) => ['weekday', day]),
      ['monthly', monthly],
      ['ends', ends],
      ['count', count],
      ['untilOn', untilOn],
    ] as [string, string][]),
  ]
}

/** The address of a calendar that shows or chooses something else and keeps the rest. */
export function calendarAddress(view: ResourceView, aim: Aim): string {
  const query = new URLSearchParams({ mode: aim.mode ?? view.mode, on: aim.on ?? view.on })
  const chosen = aim.chosen === undefined ? view.chosen : aim.chosen
  if (chosen) {
    query.set('from', localFieldOf(chosen.startsAt))
    query.set('to', localFieldOf(chosen.endsAt))
  }
  for (const [name, value] of carriedFields(view)) query.append(name, value)
  return `${paths.resource(view.id)}?${query}`
}

/** The shortest booking that begins with a place of the grid. */
export function shortestFrom(
  { rules }: ResourceView,
  startsAt: string,
): { startsAt: string; endsAt: string } {
  const minutes = Math.ceil(rules.minMinutes / rules.slotMinutes) * rules.slotMinutes
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() }
}
