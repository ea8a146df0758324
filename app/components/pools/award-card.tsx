import type { AwardView, MyAwardView } from '#app/contracts/views/pools.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Icon } from '../ui/icon.tsx'
import { Facts, Stat, Stats } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'

/** Who supplies what at which price, what it saves, and what came out for the reader. */
export function AwardCard({ award, poolId }: { award: AwardView; poolId: string }) {
  const text = useText()
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  return (
    <Card
      title={text.join.award.title}
      aside={
        award.status === 'optimal' ? (
          <Badge tone="saving">
            <Icon name="check" className="size-3" />
            {text.join.award.optimal}
          </Badge>
        ) : (
          text.join.award.gap(formatPrice(award.boundFen))
        )
      }
    >
      {award.mine && <Mine mine={award.mine} />}
      <Stats className="mb-4 grid-cols-2 sm:grid-cols-4">
        <Stat
          label={text.join.award.saving}
          tone="saving"
          value={formatFenCompact(award.savingFen, text.locale)}
        />
        <Stat label={text.join.award.served} value={sets(award.servedQuantity)} />
        <Stat label={text.join.award.firms} value={award.servedFirms} />
        <Stat label={text.join.award.suppliers} value={award.offers.length} />
      </Stats>
      <Winners award={award} />
      <ul className="mt-3 flex flex-col gap-1 text-sm text-ink-soft">
        {award.unservedFirms > 0 && <li>{text.join.award.unserved(award.unservedFirms)}</li>}
        {award.isStable && <li>{text.join.award.stable}</li>}
      </ul>
      <div className="mt-3">
        <LinkButton to={paths.award(poolId)} size="small">
          {text.awards.open}
        </LinkButton>
      </div>
    </Card>
  )
}

function Winners({ award }: { award: AwardView }) {
  const text = useText()
  return (
    <DataTable
      className="-mx-4 sm:-mx-5"
      caption={text.join.award.title}
      rows={award.offers}
      rowKey={(offer) => offer.offerId}
      columns={[
        {
          key: 'supplier',
          header: text.pools.supplier,
          cell: (offer) => (
            <>
              <span className="block font-medium">{offer.supplierName}</span>
              <span className="text-ink-faint">{offer.listingTitle}</span>
            </>
          ),
        },
        {
          key: 'quantity',
          header: text.common.quantity,
          align: 'right',
          cell: (offer) => formatQuantity(offer.quantity, text.locale),
        },
        {
          key: 'firms',
          header: text.pools.firms,
          align: 'right',
          isWideOnly: true,
          cell: (offer) => offer.firms,
        },
        {
          key: 'price',
          header: text.common.unitPrice,
          align: 'right',
          cell: (offer) => formatPrice(offer.unitPriceFen),
        },
      ]}
    />
  )
}

function Mine({ mine }: { mine: MyAwardView }) {
  const text = useText()
  if (!mine.isServed)
    return (
      <div className="mb-4">
        <Notice>{text.join.unserved}</Notice>
      </div>
    )
  const money = (fen: number | null) => (fen === null ? text.common.unknown : formatPrice(fen))
  return (
    <div className="mb-5 rounded-control border border-accent bg-accent-soft/50 p-4">
      <p className="mb-2 flex flex-wrap items-center justify-between gap-2 font-semibold">
        {text.join.awardedTo(mine.supplierName ?? text.common.unknown)}
        {mine.orderId && (
          <LinkButton to={paths.order(mine.orderId)} tone="primary" size="small">
            {text.join.toOrder}
          </LinkButton>
        )}
      </p>
      <Facts
        facts={[
          { name: text.common.quantity, value: formatQuantity(mine.quantity, text.locale) },
          { name: text.join.award.myPrice, value: <strong>{money(mine.priceFen)}</strong> },
          { name: text.join.award.mySolo, value: money(mine.soloPriceFen) },
          {
            name: text.join.award.mySaving,
            value: <strong className="text-saving">{money(mine.savingFen)}</strong>,
          },
        ]}
      />
    </div>
  )
}
