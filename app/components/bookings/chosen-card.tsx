import { Link } from '@remix-run/react'
import type { Locale } from '#app/contracts/views/shell.ts'
import {
  formatDayShort,
  formatInstantShort,
  formatMinutes,
  formatPrice,
  localFieldOf,
} from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { RefusalNotice } from '../ui/feedback.tsx'
import { calendarAddress } from './address.ts'
import { BookForm, ChangeForm } from './book-form.tsx'
import type { ChosenProps } from './chosen-props.ts'
import { NearestPlaces } from './nearest-places.tsx'
import { Occurrences } from './occurrences.tsx'
import { PurposeKept } from './purpose-kept.tsx'
import { QuoteLines, QuoteTerms } from './quote-lines.tsx'
import { spanWords } from './span-words.ts'
import { WaitForm } from './wait-form.tsx'

/** What is chosen: its price line by line, what it binds to, and the one step to take. */
export function ChosenCard({ view, chosen, answer }: ChosenProps) {
  const { locale, bookings: words } = useText()
  const minutes = Math.round((Date.parse(chosen.endsAt) - Date.parse(chosen.startsAt)) / 60_000)
  const name = spanWords(chosen, locale)
  const isSingle = chosen.rule === ''
  return (
    <Card
      id="chosen"
      title={name}
      aside={minutes > 0 ? words.lasts(formatMinutes(minutes, locale)) : undefined}
    >
      <p role="status" className="sr-only">
        {name} {formatPrice(chosen.totalFen)}
      </p>
      <Ends view={view} chosen={chosen} />
      <p className="text-2xl font-semibold text-accent">{formatPrice(chosen.totalFen)}</p>
      <QuoteLines chosen={chosen} />
      <QuoteTerms chosen={chosen} now={view.now} />
      {!isSingle && chosen.occurrences.length > 0 && <Occurrences chosen={chosen} />}
      {(isSingle || chosen.occurrences.length === 0) && chosen.refusal && (
        <div className="mt-3">
          <RefusalNotice refusal={chosen.refusal} isAnswer />
        </div>
      )}
      <Step view={view} chosen={chosen} answer={answer} />
    </Card>
  )
}

/** Other ends for the same start, one tap each. */
function Ends({ view, chosen }: Pick<ChosenProps, 'view' | 'chosen'>) {
  const { bookings: words, locale } = useText()
  if (chosen.ends.length < 2) return null
  return (
    <nav aria-label={words.otherEnds} className="mb-3 flex flex-wrap items-center gap-1">
      <span className="text-sm text-ink-soft">{words.to}</span>
      {chosen.ends.map((endsAt) => (
        <Link
          key={endsAt}
          to={calendarAddress(view, { chosen: { startsAt: chosen.startsAt, endsAt } })}
          preventScrollReset
          aria-current={endsAt === chosen.endsAt ? 'true' : undefined}
          className={classes(
            'inline-flex min-h-11 items-center rounded-full border px-3 text-sm sm:min-h-8',
            endsAt === chosen.endsAt
              ? 'border-accent bg-accent text-on-accent'
              : 'border-line-strong hover:border-accent',
          )}
        >
          {endWords(chosen.startsAt, endsAt, locale)}
        </Link>
      ))}
    </nav>
  )
}

/** The hour alone on the day of the start; later days are named, or two of them would look alike. */
function endWords(startsAt: string, endsAt: string, locale: Locale): string {
  const isSameDay = formatDayShort(startsAt, locale) === formatDayShort(endsAt, locale)
  return isSameDay ? localFieldOf(endsAt).slice(11) : formatInstantShort(endsAt, locale)
}

function Step({ view, chosen, answer }: ChosenProps) {
  const words = useText().bookings
  if (view.maySee === 'signIn') {
    const back = calendarAddress(view, {})
    return (
      <div className="mt-3">
        <LinkButton tone="primary" to={`/sign-in?next=${encodeURIComponent(back)}`}>
          {words.signIn}
        </LinkButton>
      </div>
    )
  }
  if (view.maySee === 'join') {
    return (
      <div className="mt-3">
        <LinkButton tone="primary" to={paths.platform(view.platform.slug)}>
          {words.joinFirst}
        </LinkButton>
      </div>
    )
  }
  if (view.change) return <ChangeForm view={view} chosen={chosen} answer={answer} change={view.change} />
  if (chosen.rule !== '') return <BookForm view={view} chosen={chosen} answer={answer} />
  if (chosen.refusal === null) return <BookForm view={view} chosen={chosen} answer={answer} />
  if (chosen.refusal.code !== 'SLOT_TAKEN') return <PurposeKept view={view} />
  return (
    <>
      <NearestPlaces view={view} chosen={chosen} answer={answer} />
      {view.together.length === 0 ? (
        <WaitForm view={view} chosen={chosen} answer={answer} />
      ) : (
        <PurposeKept view={view} />
      )}
    </>
  )
}
