import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { BookingView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstant, formatInstantShort, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Notice, RefusalNotice } from '../ui/feedback.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { AnswerActions, CancelActions, PayAction, ReturnAction } from './booking-actions.tsx'
import { CancelTogether } from './cancel-together.tsx'
import { DoneNotice } from './done-notice.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { spanWords } from './span-words.ts'

interface Props {
  view: BookingView
  answer: FormAnswer | null
}

/** One booking for its holder: when and where, the next step, its money, what happened; live. */
export function BookingPage({ view, answer }: Props) {
  const text = useText()
  const words = text.bookings
  const { booking } = view
  useLiveReload()
  return (
    <>
      <PageHeader
        title={booking.resourceName}
        lead={spanWords(booking, text.locale)}
        crumbs={[{ label: words.title, to: paths.bookings }]}
        badges={
          <>
            <Badge tone="accent">{text.platforms.state[booking.state]}</Badge>
            {booking.awaits === 'platform' && <Badge tone="notice">{words.awaitsPlatform}</Badge>}
            {booking.payment && <Badge tone="warning">{words.awaitsPayment}</Badge>}
            {booking.lacksQualification && <Badge tone="warning">{words.lacksQualification}</Badge>}
          </>
        }
      />
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <DoneNotice answer={answer} />
          {answer?.refusal && isStray(view, answer) && <RefusalNotice refusal={answer.refusal} isAnswer />}
          {booking.lacksQualification && <Notice tone="warning">{words.lacksQualificationHint}</Notice>}
          <NextStep view={view} answer={answer} />
          <Card title={words.detail}>
            <Facts facts={factsOf(view, text)} />
          </Card>
          <Together view={view} answer={answer} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ReceiptCard view={view} />
          <Trail view={view} />
        </div>
      </div>
    </>
  )
}

/** A refusal of a form that the page no longer shows, because the booking has moved on meanwhile. */
function isStray({ booking, cancels }: BookingView, { intent, values }: FormAnswer): boolean {
  const shown: Readonly<Record<string, boolean>> = {
    payBooking: booking.payment !== null,
    takeOffer: booking.awaits === 'holder',
    declineOffer: booking.awaits === 'holder',
    returnUse: booking.state === 'checked_in',
    cancelBooking: booking.cancelFeeFen !== null,
    cancelTogether: cancels.some(({ scope }) => scope === values.scope),
  }
  return shown[intent] !== true
}

function factsOf({ booking, location }: BookingView, text: ReturnType<typeof useText>) {
  const words = text.bookings
  const facts: { name: string; value: ReactNode }[] = [
    {
      name: words.resource,
      value: (
        <>
          <Link to={paths.resource(booking.resourceId)} className="text-accent hover:underline">
            {booking.resourceName}
          </Link>{' '}
          {words.unit(booking.unitNumber)}
        </>
      ),
    },
    {
      name: text.platforms.title,
      value: (
        <Link to={paths.platform(booking.platformSlug)} className="text-accent hover:underline">
          {booking.platformName}
        </Link>
      ),
    },
    { name: words.where, value: location },
    { name: words.price, value: formatPrice(booking.priceFen) },
  ]
  if (booking.replacesName) facts.push({ name: words.state, value: words.replaces(booking.replacesName) })
  if (booking.purpose) facts.push({ name: words.purposeName, value: booking.purpose })
  return facts
}

/** What can be done now, with what it means. Nothing, when it is over and paid. */
function NextStep({ view, answer }: Props) {
  const { locale, bookings: words } = useText()
  const { booking, idempotencyKey } = view
  const own = { booking, answer, idempotencyKey }
  const isConfirmed = booking.state === 'confirmed'
  if (booking.awaits === 'holder') {
    return (
      <Card title={booking.isReplacement ? words.replacement : words.offered} className="border-warning">
        <AnswerActions {...own} now={view.now} />
      </Card>
    )
  }
  if (booking.cancelFeeFen === null && booking.payment === null && booking.state !== 'checked_in') return null
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <PayAction {...own} />
        {isConfirmed && (
          <p className="text-sm">
            {words.checkInHint(
              formatInstant(view.checkInFrom, locale),
              formatInstantShort(view.checkInTo, locale),
            )}{' '}
            {view.noShowFeeFen > 0 && words.noShowFee(formatPrice(view.noShowFeeFen))}
          </p>
        )}
        {booking.state === 'checked_in' && view.checkedInAt && (
          <p>{words.since(formatInstant(view.checkedInAt, locale))}</p>
        )}
        <ReturnAction {...own} />
        <CancelActions {...own} freeUntil={view.freeUntil} />
      </div>
    </Card>
  )
}

function Together({ view, answer }: Props) {
  const text = useText()
  const words = text.bookings
  if (view.mates.length + view.series.length === 0) return null
  return (
    <Card title={view.mates.length > 0 ? words.mates : words.series}>
      <ul className="flex flex-col gap-1 text-sm">
        {view.mates.map(({ id, resourceName }) => (
          <li key={id}>
            <Link to={paths.booking(id)} className="text-accent hover:underline">
              {resourceName}
            </Link>
          </li>
        ))}
        {view.series.map(({ id, startsAt, state }) => (
          <li key={id} className="flex flex-wrap gap-2">
            <Link to={paths.booking(id)} className="text-accent hover:underline">
              {formatInstant(startsAt, text.locale)}
            </Link>
            <Badge>{text.platforms.state[state]}</Badge>
          </li>
        ))}
      </ul>
      <CancelTogether view={view} answer={answer} />
    </Card>
  )
}

function Trail({ view }: { view: BookingView }) {
  const text = useText()
  const reasons: Readonly<Record<string, string>> = text.bookings.reasons
  return (
    <Card title={text.bookings.trail}>
      <ol className="flex flex-col gap-1.5 text-sm">
        {view.trail.map((line) => (
          <li key={`${line.at} ${line.state}`} className="flex flex-wrap gap-x-3">
            <time dateTime={line.at} className="text-ink-faint">
              {formatInstant(line.at, text.locale)}
            </time>
            <span>{text.platforms.state[line.state]}</span>
            {line.reason && <span className="text-ink-soft">{reasons[line.reason] ?? line.reason}</span>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
