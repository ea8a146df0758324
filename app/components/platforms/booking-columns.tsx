import { Link } from '@remix-run/react'
import type { BookingCard } from '#app/contracts/views/bookings.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** Bookings to look up: which machine, when, how it ended, what it cost. */
export function bookingColumns(text: Text): SmartColumn<BookingCard>[] {
  const words = text.platforms
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
    wordColumn({ key: 'platform', header: words.platformColumn }, (booking) => booking.platformName),
    timeColumn(text, { key: 'from', header: words.from }, (booking) => booking.startsAt),
    timeColumn(text, { key: 'until', header: words.untilColumn }, (booking) => booking.endsAt),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (booking) => words.state[booking.state],
      (booking) => <Badge>{words.state[booking.state]}</Badge>,
    ),
    moneyColumn(text, { key: 'price', header: words.priceColumn }, (booking) => booking.priceFen),
    moneyColumn(text, { key: 'settled', header: words.settledTitleColumn }, (booking) => booking.settledFen),
    wordColumn({ key: 'purpose', header: words.purpose }, (booking) => booking.purpose),
  ]
}
