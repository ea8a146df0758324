import { Link } from '@remix-run/react'
import type { PoolMatchView } from '#app/contracts/views/demands.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { TimeLeft } from '../countdown/countdown.tsx'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Stat, Stats } from '../ui/page-header.tsx'
import { ChecksList, FitBadge } from './checks-list.tsx'
import type { DemandPageProps } from './demand-props.ts'

/** Open pools of the category: alone today against joining, what held and what failed, and one click to join. */
export function PoolMatches({ view, answer }: DemandPageProps) {
  const text = useText()
  return (
    <Card title={text.demands.pools} hint={view.pools.length > 0 ? text.demands.estimate : undefined}>
      {view.pools.length === 0 ? (
        <EmptyState title={text.demands.poolsNone} />
      ) : (
        <ul className="grid gap-5">
          {view.pools.map((match) => (
            <li key={match.pool.poolId} className="border-t border-line pt-5 first:border-t-0 first:pt-0">
              <PoolMatch match={match} view={view} answer={answer} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function PoolMatch({ match, view, answer }: DemandPageProps & { match: PoolMatchView }) {
  const text = useText()
  const { pool } = match
  const canJoin = view.canJoin && !pool.isJoinedByMe && match.match.failed === 0
  return (
    <article className="flex flex-col gap-3">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-semibold">
            <Link to={paths.pool(pool.poolId)} className="text-accent hover:underline">
              {pool.title}
            </Link>
          </h3>
          <p className="text-sm text-ink-soft">
            {[match.supplierName, match.listingTitle].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="flex flex-wrap gap-1.5">
          {pool.isJoinedByMe && <Badge tone="saving">{text.demands.states.pooled}</Badge>}
          <FitBadge match={match.match} />
          <Badge>
            <TimeLeft untilAt={pool.joinClosesAt} nowAt={view.nowAt} over={text.pools.closed} />
          </Badge>
        </div>
      </header>
      <Comparison match={match} view={view} />
      <ChecksList match={match.match} fields={view.fields} />
      <div className="flex flex-wrap items-end gap-3">
        {canJoin && <JoinForm match={match} view={view} answer={answer} />}
        <LinkButton to={paths.pool(pool.poolId)}>{text.demands.openPool}</LinkButton>
      </div>
    </article>
  )
}

function Comparison({ match, view }: { match: PoolMatchView; view: DemandPageProps['view'] }) {
  const text = useText()
  const words = text.demands
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  const { savingFen } = match
  return (
    <Stats className="grid-cols-2 sm:grid-cols-3">
      <Stat
        label={words.alone}
        value={view.alone ? formatPrice(view.alone.unitPriceFen) : text.common.unknown}
        hint={
          view.alone
            ? `${words.totalFor(sets(view.demand.quantity))} ${formatFenCompact(view.alone.totalFen, text.locale)}`
            : words.aloneNone
        }
      />
      <Stat
        label={words.joining}
        tone="accent"
        value={match.unitPriceFen === null ? words.noPriceYet : formatPrice(match.unitPriceFen)}
        hint={
          match.totalFen === null
            ? words.joiningPrice(sets(match.quantityWithMe))
            : `${words.joiningPrice(sets(match.quantityWithMe))} · ${words.totalFor(sets(view.demand.quantity))} ${formatFenCompact(match.totalFen, text.locale)}`
        }
      />
      <Stat
        label={savingFen !== null && savingFen < 0 ? words.dearer : words.savingTotal}
        tone={savingFen !== null && savingFen > 0 ? 'saving' : 'plain'}
        value={savingFen === null ? text.common.unknown : formatFenCompact(Math.abs(savingFen), text.locale)}
      />
    </Stats>
  )
}

function JoinForm({ match, view, answer }: DemandPageProps & { match: PoolMatchView }) {
  const text = useText()
  const { poolId } = match.pool
  return (
    <IntentForm
      intent="joinForDemand"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={{ poolId }}
      answersTo={{ field: 'poolId', value: poolId }}
      className="flex flex-col gap-2"
    >
      {({ isBusy }) => (
        <>
          {match.acceptOfferIds?.map((id) => (
            <input key={id} type="hidden" name="accepts" value={id} />
          ))}
          <p className="text-sm text-ink-faint">
            {text.demands.joinWill(formatQuantity(view.demand.quantity, text.locale))}
          </p>
          <Button type="submit" tone="primary" isBusy={isBusy} className="self-start">
            {text.demands.join}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
