import type { OfferedPool, TierMeaning } from '#app/contracts/views/offers.ts'
import type { TierView } from '#app/contracts/views/pools.ts'
import { formatBasisPoints, formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { tierAt } from '../ladder/geometry.ts'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { DataTable } from '../ui/table.tsx'
import { meaningOf } from './tier-meaning.ts'

interface OfferPreviewProps {
  pool: OfferedPool
  tiers: TierView[]
  capacity: number | null
  name: string
}

/** What the ladder means as it is typed: how far, how much turnover, what buyers save, who is cheaper. */
export function OfferPreview({ pool, tiers, capacity, name }: OfferPreviewProps) {
  const text = useText()
  if (tiers.length === 0)
    return (
      <Card title={text.offers.preview}>
        <p className="text-sm text-ink-faint">{text.offers.previewEmpty}</p>
      </Card>
    )
  return (
    <Card title={text.offers.preview} hint={text.offers.previewHint}>
      <PriceStaircase
        ladders={[{ id: 'draft', name, tiers }]}
        quantity={pool.quantity}
        referencePriceFen={pool.referencePriceFen}
        minQuantity={pool.minQuantity}
      />
      <Standing pool={pool} tiers={tiers} />
      <MeaningTable
        meanings={tiers.map((tier) => meaningOf(tier, pool.quantity, pool.referencePriceFen))}
        capacity={capacity}
      />
    </Card>
  )
}

function Standing({ pool, tiers }: { pool: OfferedPool; tiers: TierView[] }) {
  const text = useText()
  const now = tierAt(tiers, pool.quantity)
  if (!now || pool.nextBestPriceFen === null) return null
  const differenceFen = pool.nextBestPriceFen - now.unitPriceFen
  if (differenceFen === 0) return null
  return (
    <div className="my-3" aria-live="polite">
      <Notice tone={differenceFen > 0 ? 'saving' : 'warning'}>
        {differenceFen > 0
          ? text.offers.beats(formatPrice(differenceFen))
          : text.offers.loses(formatPrice(-differenceFen))}
      </Notice>
    </div>
  )
}

function MeaningTable({ meanings, capacity }: { meanings: TierMeaning[]; capacity: number | null }) {
  const text = useText()
  return (
    <DataTable
      className="-mx-4 mt-2 sm:-mx-5"
      caption={text.offers.preview}
      rows={meanings}
      rowKey={(tier) => String(tier.fromQuantity)}
      columns={[
        {
          key: 'from',
          header: text.offers.fromQuantity,
          cell: (tier) => (
            <>
              {formatQuantity(tier.fromQuantity, text.locale)}
              {capacity !== null && tier.fromQuantity > capacity && (
                <span className="block text-xs text-danger">{text.offers.aboveCapacity}</span>
              )}
            </>
          ),
        },
        {
          key: 'price',
          header: text.common.unitPrice,
          align: 'right',
          cell: (tier) => formatPrice(tier.unitPriceFen),
        },
        {
          key: 'missing',
          header: text.offers.missing,
          align: 'right',
          cell: (tier) =>
            tier.missingQuantity === 0 ? (
              <Badge tone="accent">{text.offers.reachedNow}</Badge>
            ) : (
              formatQuantity(tier.missingQuantity, text.locale)
            ),
        },
        {
          key: 'discount',
          header: text.offers.discount,
          align: 'right',
          cell: (tier) => formatBasisPoints(-tier.discountBasisPoints),
        },
        {
          key: 'turnover',
          header: text.offers.turnover,
          align: 'right',
          cell: (tier) => formatFenCompact(tier.turnoverFen, text.locale),
        },
        {
          key: 'saving',
          header: text.offers.buyersSave,
          align: 'right',
          cell: (tier) => (
            <span className="text-saving">{formatFenCompact(tier.savingFen, text.locale)}</span>
          ),
        },
      ]}
    />
  )
}
