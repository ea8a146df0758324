import type { OfferView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { classes } from '../ui/classes.ts'
import { EmptyState } from '../ui/feedback.tsx'
import { Icon } from '../ui/icon.tsx'
import { leadingOffer } from './leading-offer.ts'

export function OffersList({ offers }: { offers: OfferView[] }) {
  const text = useText()
  const leading = leadingOffer(offers)
  if (offers.length === 0) return <EmptyState title={text.pools.offersNone} />
  return (
    <ul className="flex flex-col divide-y divide-line">
      {offers.map((offer) => (
        <li
          key={offer.id}
          className={classes('py-4 first:pt-0 last:pb-0', offer.state === 'withdrawn' && 'opacity-60')}
        >
          <OfferLine offer={offer} isLeading={offer.id === leading?.id && offer.priceNowFen !== null} />
        </li>
      ))}
    </ul>
  )
}

function OfferLine({ offer, isLeading }: { offer: OfferView; isLeading: boolean }) {
  const text = useText()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium">{offer.supplier.name}</p>
          <p className="text-sm text-ink-soft">{offer.listing.title}</p>
        </div>
        <p className="text-right">
          {offer.tiers === null ? (
            <span className="flex items-center gap-1 text-sm text-ink-faint">
              <Icon name="lock" />
              {text.pools.offersSealed}
            </span>
          ) : (
            <span className="text-lg font-semibold text-accent">
              {offer.priceNowFen === null ? text.common.unknown : formatPrice(offer.priceNowFen)}
            </span>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {isLeading && <Badge tone="saving">{text.pools.leading}</Badge>}
        {offer.isMine && <Badge tone="accent">{text.pools.mineBadge}</Badge>}
        {offer.isPinned && <Badge>{text.pools.pinned}</Badge>}
        {offer.supplier.isLocal && <Badge>{text.common.local}</Badge>}
        {offer.listing.firstSet && <Badge tone="notice">{text.pools.firstSet[offer.listing.firstSet]}</Badge>}
        {offer.improvedTimes > 0 && <Badge>{text.pools.improvedTimes(offer.improvedTimes)}</Badge>}
        {offer.state !== 'submitted' && offer.state !== 'improved' && (
          <StateBadge of="offer" state={offer.state} />
        )}
      </div>
      {offer.tiers && <TierChips offer={offer} />}
      <OfferTerms offer={offer} />
    </div>
  )
}

function TierChips({ offer }: { offer: OfferView }) {
  const text = useText()
  return (
    <ol className="flex flex-wrap gap-1.5" aria-label={text.ladder.titleOf(offer.supplier.name)}>
      {offer.tiers?.map((tier) => (
        <li
          key={tier.fromQuantity}
          className={classes(
            'rounded-control border px-2 py-1 text-xs',
            tier.unitPriceFen === offer.priceNowFen
              ? 'border-accent bg-accent-soft font-semibold text-accent-strong'
              : 'border-line text-ink-soft',
          )}
        >
          ≥ {formatQuantity(tier.fromQuantity, text.locale)} · {formatPrice(tier.unitPriceFen)}
        </li>
      ))}
    </ol>
  )
}

function OfferTerms({ offer }: { offer: OfferView }) {
  const text = useText()
  const surcharges = Object.entries(offer.surchargeFen ?? {}).filter(([, fen]) => fen > 0)
  const terms = [
    offer.capacity !== null && `${text.pools.capacity} ${formatQuantity(offer.capacity, text.locale)}`,
    offer.deliveryDays !== null && `${text.pools.delivery} ${text.pools.deliveryDays(offer.deliveryDays)}`,
    offer.warrantyMonths !== null && `${text.pools.warranty} ${text.common.months(offer.warrantyMonths)}`,
    ...surcharges.map(
      ([county, fen]) => `${countyName(county, text)} ${text.pools.surcharge(formatPrice(fen))}`,
    ),
  ].filter((term) => term !== false)
  return <p className="text-sm text-ink-faint">{terms.join(' · ')}</p>
}
