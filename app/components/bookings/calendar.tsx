import { Link, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { CalendarDay, ResourceView } from '#app/contracts/views/bookings.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { calendarAddress, shortestFrom } from './address.ts'
import { CalendarDays } from './calendar-days.tsx'
import { CalendarMonth } from './calendar-month.tsx'

const MODES = ['month', 'week', 'day'] as const

/** A resource's calendar by month, week or day. Every place is a link; a desktop can drag and use arrow keys. */
export function Calendar({ view }: { view: ResourceView }) {
  const text = useText()
  const words = text.bookings
  return (
    <Card title={words.calendar} hint={view.mode === 'month' ? undefined : words.calendarHint}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <LinkTabs
          label={words.calendar}
          tabs={MODES.map((mode) => ({
            to: calendarAddress(view, { mode }),
            label: text.platforms.modes[mode],
            isCurrent: mode === view.mode,
          }))}
        />
        <nav aria-label={words.when} className="flex items-center gap-1 text-sm">
          <Step view={view} on={view.before} label={words.before} />
          <span className="font-semibold whitespace-nowrap">{spanName(view.days)}</span>
          <Step view={view} on={view.after} label={words.after} />
        </nav>
      </div>
      {view.mode === 'month' ? <CalendarMonth view={view} /> : <Selectable view={view} />}
    </Card>
  )
}

function Step({ view, on, label }: { view: ResourceView; on: string; label: string }) {
  return (
    <Link
      to={calendarAddress(view, { on })}
      preventScrollReset
      className="inline-flex min-h-11 items-center rounded-control px-3 text-accent hover:bg-accent-soft sm:min-h-9"
    >
      {label}
    </Link>
  )
}

function spanName(days: readonly CalendarDay[]): string {
  const first = days[0]?.on ?? ''
  const last = days.at(-1)?.on ?? ''
  if (first === last) return first
  return days.length > 7 ? first.slice(0, 7) : `${first} – ${last.slice(5)}`
}

/** The days with what a desktop adds to them, fetched only there. */
function Selectable({ view }: { view: ResourceView }) {
  const { locale, bookings: words } = useText()
  const root = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const navigate = useNavigate()
  const latest = useRef({ view, navigate, words, locale })
  latest.current = { view, navigate, words, locale }
  const shown = view.days.map(({ on, freeSlots }) => `${on} ${freeSlots}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other days are other slots
  useEffect(() => {
    if (!window.matchMedia('(min-width: 48rem)').matches) return
    let isGone = false
    let detach = (): void => {}
    import('./drag-select.ts').then(({ attachSelecting }) => {
      if (isGone || !root.current) return
      detach = attachSelecting(root.current, {
        choose: (picked) => {
          const now = latest.current
          const least = shortestFrom(now.view, picked.startsAt)
          const chosen = picked.endsAt > least.endsAt ? picked : least
          now.navigate(calendarAddress(now.view, { chosen }), { preventScrollReset: true })
        },
        say: (what, picked) => {
          const now = latest.current
          const at = (instant: string | undefined) => formatInstantShort(instant ?? '', now.locale)
          if (what === 'cancel') setSaid(now.words.saidCancel)
          else if (what === 'start') setSaid(now.words.saidStart(at(picked?.startsAt)))
          else setSaid(now.words.saidRange(at(picked?.startsAt), at(picked?.endsAt)))
        },
      })
    })
    return () => {
      isGone = true
      detach()
    }
  }, [shown])
  return (
    <>
      <p className="mt-1 hidden text-xs text-ink-faint md:block">{words.keysHint}</p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <div ref={root}>
        <CalendarDays view={view} />
      </div>
    </>
  )
}
