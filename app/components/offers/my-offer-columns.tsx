import { Link } from '@remix-run/react'
import type { MyOfferRow } from '#app/contracts/views/my-offers.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { moneyColumn, quantityColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** A supplier's offers: for which pool, at what price, how they ended. */
export function myOfferColumns(text: Text): SmartColumn<MyOfferRow>[] {
  const words = text.offers.mine
  return [
    wordColumn(
      { key: 'pool', header: words.pool },
      (row) => row.pool.title,
      (row) => (
        <>
          <Link to={paths.pool(row.pool.id)} className="font-medium text-accent hover:underline">
            {row.pool.title}
          </Link>
          <span className="block text-ink-soft">{row.offer.listing.title}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (row) => text.states.offer[row.offer.state],
      (row) => <StateBadge of="offer" state={row.offer.state} />,
    ),
    quantityColumn(text, { key: 'quantity', header: text.common.quantity }, (row) => row.pool.quantity),
    moneyColumn(text, { key: 'price', header: words.priceNow }, (row) => row.offer.priceNowFen),
    quantityColumn(text, { key: 'awarded', header: words.awarded }, (row) => row.awardedQuantity),
    moneyColumn(text, { key: 'bond', header: words.bond }, (row) => row.bond?.amountFen ?? null),
    timeColumn(text, { key: 'closes', header: words.offersClose }, (row) => row.pool.offersCloseAt),
  ]
}
