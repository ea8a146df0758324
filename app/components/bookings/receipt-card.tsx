import { Link } from '@remix-run/react'
import type { BookingView } from '#app/contracts/views/bookings.ts'
import { formatFen, formatInstant, formatMinutes } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/page-header.tsx'

/** Where a booking's money is, to the fen: prepaid, metered, charged, refunded, owed, and each movement. */
export function ReceiptCard({ view }: { view: BookingView }) {
  const { locale, bookings: words } = useText()
  return (
    <Card
      title={words.receipt}
      aside={
        <Link to={paths.statement} className="text-accent hover:underline">
          {words.toStatement}
        </Link>
      }
    >
      <Facts facts={linesOf(view, words, locale)} />
      {view.movements.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{words.movements}</h3>
          <ul className="mt-1 flex flex-col divide-y divide-line text-sm">
            {view.movements.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-3 py-1.5">
                <span>
                  {words.movement[one.purpose]}{' '}
                  <time dateTime={one.at} className="text-ink-faint">
                    {formatInstant(one.at, locale)}
                  </time>
                </span>
                <span className="flex items-center gap-2">
                  {formatFen(one.amountFen)} <StateBadge of="payment" state={one.state} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function linesOf(
  { receipt, booking }: BookingView,
  words: ReturnType<typeof useText>['bookings'],
  locale: ReturnType<typeof useText>['locale'],
) {
  const line = (name: string, fen: number, isShown = fen > 0) =>
    isShown ? [{ name, value: formatFen(fen) }] : []
  const isSettled = receipt.settledFen !== null && booking.state !== 'rebooked'
  return [
    ...line(words.price, booking.priceFen, true),
    ...line(words.receiptPrepaid, receipt.prepaidFen, true),
    ...line(words.receiptHeld, receipt.heldFen),
    ...(isSettled && receipt.usedMinutes !== null
      ? [
          {
            name: words.receiptMetered,
            value: words.receiptUsed(
              formatMinutes(receipt.usedMinutes, locale),
              formatMinutes(receipt.bookedMinutes, locale),
            ),
          },
        ]
      : []),
    ...(isSettled
      ? [
          ...line(words.receiptUse, receipt.useFen),
          ...line(words.receiptLate, receipt.lateFen),
          ...line(words.receiptFee, receipt.feeFen),
          ...line(words.receiptTotal, receipt.settledFen ?? 0, true),
          ...line(words.receiptRefund, receipt.refundFen, true),
          ...line(words.receiptOwed, receipt.owedFen),
        ]
      : []),
  ]
}
