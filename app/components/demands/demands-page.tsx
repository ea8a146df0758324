import { Link } from '@remix-run/react'
import type { DemandsView } from '#app/contracts/views/demands.ts'
import type { DemandState } from '#app/domain/demands/demand-lifecycle.ts'
import { formatDay, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { categoryName } from '../pools/pool-card.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { wishName, wishText } from './wish-text.ts'

export const DEMAND_TONES: Record<DemandState, Tone> = {
  draft: 'neutral',
  open: 'accent',
  pooled: 'saving',
  fulfilled: 'saving',
  withdrawn: 'neutral',
  expired: 'warning',
}

/** A firm's own demands, what is open first. */
export function DemandsPage({ view, canPublish }: { view: DemandsView; canPublish: boolean }) {
  const text = useText()
  const words = text.demands
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton to={paths.savedSearches}>{words.savedSearches}</LinkButton>
            {canPublish && (
              <LinkButton to={paths.newDemand} tone="primary" icon="plus">
                {words.create}
              </LinkButton>
            )}
          </>
        }
      />
      <Card isPadded={false}>
        {view.demands.length === 0 ? (
          <EmptyState title={words.none}>
            {canPublish && <LinkButton to={paths.newDemand}>{words.create}</LinkButton>}
          </EmptyState>
        ) : (
          <DataTable
            caption={words.title}
            rows={view.demands}
            rowKey={(demand) => demand.id}
            columns={[
              {
                key: 'category',
                header: words.category,
                cell: (demand) => (
                  <Link to={paths.demand(demand.id)} className="font-medium text-accent hover:underline">
                    {categoryName(demand.category, text)}
                  </Link>
                ),
              },
              {
                key: 'state',
                header: text.common.state,
                cell: (demand) => (
                  <Badge tone={DEMAND_TONES[demand.state]}>{words.states[demand.state]}</Badge>
                ),
              },
              {
                key: 'wishes',
                header: words.constraints,
                isWideOnly: true,
                cell: (demand) => {
                  const fields = view.fields[demand.category.slug] ?? []
                  if (demand.constraints.length === 0) return words.noConstraints
                  return demand.constraints
                    .map((wish) => `${wishName(wish.key, fields, text)} ${wishText(wish, fields, text)}`)
                    .join(text.locale === 'zh' ? '；' : '; ')
                },
              },
              {
                key: 'quantity',
                header: words.quantity,
                align: 'right',
                cell: (demand) => formatQuantity(demand.quantity, text.locale),
              },
              {
                key: 'price',
                header: words.maxPrice,
                align: 'right',
                isWideOnly: true,
                cell: (demand) =>
                  demand.maxPriceFen === null ? words.anyPrice : formatPrice(demand.maxPriceFen),
              },
              {
                key: 'created',
                header: words.publishedAt,
                align: 'right',
                isWideOnly: true,
                cell: (demand) => formatDay(demand.createdAt, text.locale),
              },
            ]}
          />
        )}
      </Card>
    </>
  )
}
