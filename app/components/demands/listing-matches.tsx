import type { DemandPageView, ListingMatchView } from '#app/contracts/views/demands.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { ListingTile } from '../catalogue/listing-card.tsx'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChecksList, FitBadge } from './checks-list.tsx'

/** What can be bought alone: first what fits in full, then what is nearest, each with every condition. */
export function ListingMatches({ view }: { view: DemandPageView }) {
  const text = useText()
  const words = text.demands
  return (
    <Card
      title={words.fitting}
      aside={view.fittingTotal > 0 ? words.fittingCount(view.fittingTotal) : words.fittingNone}
      hint={view.fittingTotal === 0 && view.near.length > 0 ? words.fittingNoneHint : undefined}
    >
      <MatchGrid matches={view.fitting} view={view} />
      {view.near.length > 0 && (
        <>
          <h3 className="mt-5 mb-3 font-semibold">{words.near}</h3>
          <MatchGrid matches={view.near} view={view} />
        </>
      )}
      <div className="mt-4">
        <LinkButton to={paths.category(view.demand.category.slug)} tone="quiet">
          {text.common.more}
        </LinkButton>
      </div>
    </Card>
  )
}

function MatchGrid({ matches, view }: { matches: ListingMatchView[]; view: DemandPageView }) {
  if (matches.length === 0) return null
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      {matches.map((match) => (
        <li key={match.listing.id} className="flex min-w-0 flex-col gap-2">
          <ListingTile listing={match.listing} isComparable={false} />
          <Cost match={match} quantity={view.demand.quantity} fields={view.fields} />
        </li>
      ))}
    </ul>
  )
}

interface CostProps {
  match: ListingMatchView
  quantity: number
  fields: readonly SpecField[]
}

function Cost({ match, quantity, fields }: CostProps) {
  const text = useText()
  return (
    <div className="px-1">
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <FitBadge match={match.match} />
        <span className="text-ink-soft">
          {formatPrice(match.unitPriceFen)}
          {text.common.perSet} · {text.demands.totalFor(formatQuantity(quantity, text.locale))}{' '}
          <strong className="text-ink">{formatFenCompact(match.totalFen, text.locale)}</strong>
        </span>
      </p>
      <ChecksList match={match.match} fields={fields} />
    </div>
  )
}
