import type { AwardPageView } from '#app/contracts/views/awards.ts'
import { formatFenCompact, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { AwardChangeCard } from './award-change-card.tsx'
import { ComparisonChart } from './comparison-chart.tsx'
import { MemberResult } from './member-result.tsx'
import { SalesChart } from './sales-chart.tsx'
import { SalesTable } from './sales-table.tsx'
import { SupplierResult } from './supplier-result.tsx'

/** One award explained: to everybody, to the member and to the supplier who reads it. Prints as a document. */
export function AwardPage({ view }: { view: AwardPageView }) {
  const { awards: words, locale, pools } = useText()
  return (
    <>
      <PageHeader
        title={`${words.title} · ${view.poolTitle}`}
        lead={words.lead(view.round, formatInstant(view.awardedAt, locale))}
        crumbs={[
          { label: pools.title, to: paths.pools },
          { label: view.poolTitle, to: paths.pool(view.poolId) },
        ]}
        badges={
          view.status === 'optimal' ? (
            <Badge tone="saving">{words.optimal}</Badge>
          ) : (
            <Badge tone="warning">{words.gap(formatPrice(view.gapFen))}</Badge>
          )
        }
        actions={
          <span data-screen-only>
            <Button onClick={() => window.print()}>{words.print}</Button>
          </span>
        }
      />
      <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
        {view.isVoided && <Notice tone="warning">{words.voided}</Notice>}
        {view.mine && <MemberResult poolId={view.poolId} mine={view.mine} />}
        {view.myOffers.map((offer) => (
          <SupplierResult key={offer.offerId} offer={offer} />
        ))}
        <Result view={view} />
        {view.change && <AwardChangeCard view={view} change={view.change} />}
        <Card title={words.sales} hint={words.salesHint}>
          <SalesChart offers={view.offers} />
          <SalesTable poolId={view.poolId} offers={view.offers} />
        </Card>
        <Comparison view={view} />
        <Trust view={view} />
      </div>
    </>
  )
}

function Result({ view }: { view: AwardPageView }) {
  const { awards: words, locale } = useText()
  return (
    <Card title={words.result}>
      <Stats className="grid-cols-2 sm:grid-cols-3 lg:grid-cols-5">
        <Stat label={words.saving} tone="saving" value={formatFenCompact(view.savingFen, locale)} />
        <Stat label={words.served} value={formatQuantity(view.servedQuantity, locale)} />
        <Stat label={words.members} value={words.firmCount(view.membersServed)} />
        <Stat label={words.unserved} value={words.firmCount(view.membersUnserved)} />
        <Stat label={words.suppliers} value={words.firmCount(view.suppliers)} />
      </Stats>
      <p className="mt-3 text-sm text-ink-faint">{words.savingHint}</p>
    </Card>
  )
}

function Comparison({ view }: { view: AwardPageView }) {
  const { awards: words } = useText()
  const { comparison, status, savingFen, servedQuantity, suppliers } = view
  return (
    <Card
      title={words.comparison}
      hint={comparison ? words.comparisonHint(comparison.budgetSeconds) : undefined}
    >
      {comparison === null && <p className="text-ink-soft">{words.comparisonPending}</p>}
      {comparison !== null && status === 'gap' && <p className="text-ink-soft">{words.comparisonGap}</p>}
      {comparison !== null && status !== 'gap' && (
        <ComparisonChart poolId={view.poolId} {...{ comparison, savingFen, servedQuantity, suppliers }} />
      )}
      {comparison?.progress && status !== 'gap' && (
        <p className="mt-3 text-sm text-ink-faint">{words.comparisonProgress(comparison.progress)}</p>
      )}
    </Card>
  )
}

function Trust({ view }: { view: AwardPageView }) {
  const { awards: words } = useText()
  const verdict = view.isStable === null ? words.undecided : view.isStable ? words.stable : words.unstable
  return (
    <Card title={words.trust}>
      <p>{verdict}</p>
      {view.proofSha256 && (
        <>
          <p className="mt-3 text-sm text-ink-soft">{words.proof}</p>
          <p className="font-mono text-sm [overflow-wrap:anywhere]">{view.proofSha256}</p>
          <p className="mt-1 text-sm text-ink-faint">{words.proofHint}</p>
        </>
      )}
    </Card>
  )
}
