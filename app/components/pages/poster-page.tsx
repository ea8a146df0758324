import type { PoolPageView } from '#app/contracts/views/pools.ts'
import type { QrDrawing } from '#app/contracts/views/testing.ts'
import { formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { paths } from '../paths.ts'
import { leadingOffer } from '../pools/leading-offer.ts'
import { LinkButton } from '../ui/button.tsx'
import { Facts, Stat, Stats } from '../ui/page-header.tsx'
import { PrintButton } from '../ui/print-button.tsx'

interface PosterPageProps {
  pool: PoolPageView
  address: string
  qr: QrDrawing
}

/** One A4 page to pin up: the price, the staircase, the deadline, and the code that leads here. */
export function PosterPage({ pool, address, qr }: PosterPageProps) {
  const text = useText()
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  const best = leadingOffer(pool.standingOffers, pool.quantity)
  return (
    <article className="mx-auto max-w-3xl">
      <div className="mb-4 flex flex-wrap gap-2" data-screen-only>
        <PrintButton />
        <LinkButton to={paths.posterPng(pool.poolId)} isFile>
          {text.pools.posterPng}
        </LinkButton>
        <LinkButton to={paths.pool(pool.poolId)} tone="quiet">
          {text.common.back}
        </LinkButton>
      </div>
      <p className="text-sm text-ink-soft">
        {text.common.productName} · {clusterName(pool.cluster, text)}
      </p>
      <h1 className="mt-1 text-3xl font-bold">{pool.title}</h1>
      <div className="mt-6 grid grid-cols-1 gap-6 sm:grid-cols-[1fr_11rem]">
        <Stats className="grid-cols-2 content-start">
          <Stat
            label={text.pools.priceNow}
            tone="accent"
            size="large"
            value={
              pool.projectedPriceFen === null ? text.pools.priceNone : formatPrice(pool.projectedPriceFen)
            }
          />
          <Stat label={text.pools.referencePrice} size="large" value={formatPrice(pool.referencePriceFen)} />
          <Stat label={text.pools.joined} value={sets(pool.quantity)} hint={text.common.firms(pool.firms)} />
          <Stat label={text.pools.joinClosesAt} value={formatInstant(pool.joinClosesAt, text.locale)} />
        </Stats>
        <div className="text-center">
          <svg
            viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
            className="w-44 rounded bg-white"
            role="img"
            aria-label={address}
          >
            <path d={qr.path} fill="#000" />
          </svg>
          <p className="mt-1 text-xs text-ink-faint">{text.pools.scan}</p>
        </div>
      </div>
      {best?.tiers && (
        <div className="mt-6">
          <PriceStaircase
            ladders={[{ id: best.id, name: best.supplier.name, tiers: best.tiers }]}
            quantity={pool.quantity}
            referencePriceFen={pool.referencePriceFen}
            minQuantity={pool.minQuantity}
          />
        </div>
      )}
      <div className="mt-6">
        <Facts
          facts={[
            { name: text.pools.minQuantity, value: sets(pool.minQuantity) },
            { name: text.pools.organiser, value: pool.organiserName },
          ]}
        />
        <p className="mt-3 text-sm break-all text-ink-faint">{address}</p>
      </div>
    </article>
  )
}
