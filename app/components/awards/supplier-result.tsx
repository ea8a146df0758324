import type { AwardPageSupplier } from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/page-header.tsx'
import { OneMoreLine } from './one-more-line.tsx'
import { LosingOffer } from './supplier-losing.tsx'

/** How a supplier's own offer fared, and what would have made it win or sell more. */
export function SupplierResult({ offer }: { offer: AwardPageSupplier }) {
  const { awards: words, common, locale } = useText()
  const isWinner = offer.quantity > 0
  return (
    <Card title={words.mySales} aside={offer.listingTitle}>
      {!isWinner && <LosingOffer offer={offer} />}
      {isWinner && (
        <>
          <div className="mb-3 max-w-xl">
            <Facts
              facts={[
                { name: words.quantity, value: formatQuantity(offer.quantity, locale) },
                {
                  name: words.price,
                  value: offer.unitPriceFen === null ? common.unknown : formatPrice(offer.unitPriceFen),
                },
                { name: words.revenue, value: <strong>{formatPrice(offer.revenueFen)}</strong> },
              ]}
            />
          </div>
          <OneMoreLine nextTier={offer.nextTier} oneMore={offer.oneMore} />
          {offer.nextTierSavingFen > 0 && (
            <p className="mt-1 text-sm text-ink-soft">
              {words.nextTierSaving(formatPrice(offer.nextTierSavingFen))}
            </p>
          )}
        </>
      )}
    </Card>
  )
}
