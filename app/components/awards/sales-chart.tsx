import type { AwardPageOffer } from '#app/contracts/views/awards.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'

/** A bar per offer: awarded against capacity, with a line where its next tier begins. The table says the same. */
export function SalesChart({ offers }: { offers: readonly AwardPageOffer[] }) {
  const { awards: words, locale } = useText()
  const widest = Math.max(1, ...offers.map((offer) => offer.capacity))
  return (
    <ul className="mb-4 flex flex-col gap-3" aria-label={words.sales}>
      {offers.map((offer) => (
        <li key={offer.offerId} className="break-inside-avoid">
          <p className="flex flex-wrap justify-between gap-x-3 text-sm">
            <span className={offer.isMine ? 'font-semibold' : undefined}>{offer.supplierName}</span>
            <span className="text-ink-soft">
              {formatQuantity(offer.quantity, locale)} / {formatQuantity(offer.capacity, locale)}
            </span>
          </p>
          <Bar offer={offer} widest={widest} />
        </li>
      ))}
    </ul>
  )
}

function Bar({ offer, widest }: { offer: AwardPageOffer; widest: number }) {
  const share = (sets: number) => `${(sets / widest) * 100}%`
  const nextAt = offer.nextTier === null ? null : offer.quantity + offer.nextTier.missingSets
  return (
    <svg className="mt-1 h-4 w-full" aria-hidden="true" preserveAspectRatio="none">
      <rect
        x="0"
        y="2"
        width={share(offer.capacity)}
        height="12"
        rx="3"
        className="fill-sunken stroke-line"
      />
      <rect x="0" y="2" width={share(offer.quantity)} height="12" rx="3" className="fill-accent" />
      {nextAt !== null && (
        <line
          x1={share(nextAt)}
          x2={share(nextAt)}
          y1="0"
          y2="16"
          className="stroke-ink"
          strokeWidth="2"
          strokeDasharray="3 2"
        />
      )}
    </svg>
  )
}
