import type { AwardPageOffer } from '#app/contracts/views/awards.ts'
import { formatCount, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { DataTable } from '../ui/table.tsx'

/** What each offer sold and at which price, and what was missing to its next tier. */
export function SalesTable({ offers }: { offers: readonly AwardPageOffer[] }) {
  const { awards: words, common, locale } = useText()
  const money = (fen: number | null) => (fen === null ? common.unknown : formatPrice(fen))
  return (
    <DataTable
      caption={words.sales}
      rows={offers}
      rowKey={(offer) => offer.offerId}
      isMarked={(offer) => offer.isMine}
      columns={[
        {
          key: 'supplier',
          header: words.supplier,
          cell: (offer) => (
            <>
              <span className="block font-medium">{offer.supplierName}</span>
              <span className="text-ink-faint">{offer.listingTitle}</span>
            </>
          ),
        },
        {
          key: 'quantity',
          header: words.quantity,
          align: 'right',
          cell: (offer) => formatQuantity(offer.quantity, locale),
        },
        { key: 'price', header: words.price, align: 'right', cell: (offer) => money(offer.unitPriceFen) },
        {
          key: 'lowest',
          header: words.lowestPrice,
          align: 'right',
          cell: (offer) => money(offer.lowestPriceFen),
        },
        { key: 'firms', header: words.firms, align: 'right', cell: (offer) => formatCount(offer.firms) },
        {
          key: 'next',
          header: words.next,
          cell: (offer) => (
            <span className="block min-w-40">
              {offer.nextTier === null
                ? words.lowest
                : words.nextTier(
                    formatQuantity(offer.nextTier.missingSets, locale),
                    formatPrice(offer.nextTier.unitPriceFen),
                  )}
            </span>
          ),
        },
      ]}
    />
  )
}
