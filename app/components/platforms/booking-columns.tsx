import { Link } from '@remix-run/react'
import type { BookingCard } from '#app/contracts/views/bookings.ts'
import { formatInstantShort, formatMinutes } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** Bookings to look up: which machine, when, how it stands or ended, what it costs; whose, or at whose place. */
export function bookingColumns(
  text: Text,
  side: 'holder' | 'platform' = 'holder',
): SmartColumn<BookingCard>[] {
  const words = text.platforms
  const partner =
    side === 'holder'
      ? wordColumn<BookingCard>(
          { key: 'platform', header: words.platformColumn },
          (booking) => booking.platformName,
        )
      : wordColumn<BookingCard>(
          { key: 'holder', header: words.holderColumn },
          (booking) => booking.holderName,
        )
  return [
    wordColumn(
      { key: 'resource', header: words.resourceColumn },
      (booking) => booking.resourceName,
      (booking) => (
        <Link to={paths.booking(booking.id)} className="font-medium text-accent underline">
          {booking.resourceName}
        </Link>
      ),
    ),
    partner,
    timeColumn(text, { key: 'from', header: words.from }, (booking) => booking.startsAt),
    timeColumn(text, { key: 'until', header: words.untilColumn }, (booking) => booking.endsAt),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (booking) => words.state[booking.state],
      (booking) => <Standing booking={booking} />,
    ),
    moneyColumn(text, { key: 'price', header: words.priceColumn }, (booking) => booking.priceFen),
    moneyColumn(text, { key: 'settled', header: words.settledTitleColumn }, (booking) => booking.settledFen),
    wordColumn({ key: 'purpose', header: words.purpose }, (booking) => booking.purpose),
  ]
}

/** Its state, and what is to be known of it at this hour. */
function Standing({ booking }: { booking: BookingCard }) {
  const text = useText()
  const { platforms: words, bookings } = text
  const reasons: Readonly<Record<string, string>> = bookings.reasons
  const short = (at: string) => formatInstantShort(at, text.locale)
  const notes = [
    booking.state === 'checked_in' && booking.checkedInAt && words.since(short(booking.checkedInAt)),
    booking.awaits === 'holder' && booking.answerBy && words.answerBy(short(booking.answerBy)),
    booking.reason && (reasons[booking.reason] ?? booking.reason),
  ].filter(Boolean)
  return (
    <>
      <span className="flex flex-wrap gap-1">
        <Badge>{words.state[booking.state]}</Badge>
        {booking.awaits === 'platform' && <Badge tone="notice">{bookings.awaitsPlatform}</Badge>}
        {booking.payment && <Badge tone="warning">{bookings.awaitsPayment}</Badge>}
        {booking.lacksQualification && <Badge tone="warning">{bookings.lacksQualification}</Badge>}
        {booking.lateMinutes > 0 && (
          <Badge tone="danger">{words.late(formatMinutes(booking.lateMinutes, text.locale))}</Badge>
        )}
      </span>
      {notes.map((note) => (
        <span key={String(note)} className="block text-xs text-ink-faint">
          {note}
        </span>
      ))}
    </>
  )
}
