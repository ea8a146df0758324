import { useSearchParams } from '@remix-run/react'
import type { OfferView, PoolPageView, PoolPulse } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import {
  formatBasisPoints,
  formatFenCompact,
  formatInstant,
  formatPrice,
  formatQuantity,
} from '#app/i18n/format.ts'
import { clusterName, countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Countdown } from '../countdown/countdown.tsx'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { WhatIfSlider } from '../ladder/what-if-slider.tsx'
import { paths } from '../paths.ts'
import { ActivityList } from '../pools/activity-list.tsx'
import { MembersList } from '../pools/members-list.tsx'
import { MyCommitment } from '../pools/my-commitment.tsx'
import { leadingOffer, OffersList } from '../pools/offers-list.tsx'
import { PoolBadges, PoolProgress, PriceNow, withPulse } from '../pools/pool-figures.tsx'
import { PoolPrices } from '../pools/pool-prices.tsx'
import { ShareCard } from '../pools/share-card.tsx'
import { QuestionsCard } from '../questions/questions-card.tsx'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, Notice, RefusalNotice } from '../ui/feedback.tsx'
import { Glowing } from '../ui/glowing.tsx'
import { Icon } from '../ui/icon.tsx'
import { Facts, PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'

const AwardCard = apart(
  () => import('../pools/award-card.tsx').then((module) => module.AwardCard),
  ['market'],
)
const BaselineCard = apart(
  () => import('../pools/baseline-card.tsx').then((module) => module.BaselineCard),
  ['market'],
)
const OrganiserActions = apart(() =>
  import('../pools/organiser-actions.tsx').then((module) => module.OrganiserActions),
)

export type LiveState = 'off' | 'live' | 'lost'

/** A post that was hidden is shown again as it was. */
const UNDOES: Undoes = {
  hidePost: ({ kind = '', postId = '' }) => ({ intent: 'showPost', kind, postId }),
}

interface PoolPageProps {
  pool: PoolPageView
  answer: FormAnswer | null
  isSignedIn: boolean
  /** The latest live facts; they count only when newer than the page. */
  pulse?: PoolPulse | null
  live?: LiveState
}

/** One pool: what it costs now and next, how to join, who is in, who offers, what happened. */
export function PoolPage({ pool: loaded, answer, isSignedIn, pulse = null, live = 'off' }: PoolPageProps) {
  const text = useText()
  const pool = withPulse(loaded, pulse)
  return (
    <>
      <PageHeader
        title={pool.title}
        crumbs={[{ label: text.pools.title, to: paths.pools }]}
        badges={<PoolBadges pool={pool} />}
        lead={`${clusterName(pool.cluster, text)} · ${categoryName(pool.category, text)}`}
        actions={
          pool.actions.offer.isAllowed && (
            <LinkButton to={paths.offer(pool.poolId)}>
              {pool.standingOffers.some((offer) => offer.isMine)
                ? text.offers.titleImprove
                : text.offers.titleNew}
            </LinkButton>
          )
        }
      />
      {pool.failure && (
        <div className="mb-4">
          <Notice tone="danger" title={text.pools.failureTitle} />
          <RefusalNotice refusal={pool.failure} />
        </div>
      )}
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <Now pool={pool} live={live} />
          {pool.award && <AwardCard award={pool.award} poolId={pool.poolId} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:gap-6">
          <MyCommitment pool={pool} answer={answer} isSignedIn={isSignedIn} />
          <Aside pool={pool} answer={answer} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:gap-6">
          <Staircase pool={pool} />
          <PoolPrices pool={pool} />
          <Offers pool={pool} />
          <Card title={text.pools.activityTitle}>
            <ActivityList activity={pool.activity} />
          </Card>
          <QuestionsCard pool={pool} answer={answer} />
        </div>
      </div>
      <UndoToast answer={answer} idempotencyKey={pool.idempotencyKey} undoes={UNDOES} />
    </>
  )
}

function Offers({ pool }: { pool: PoolPageView }) {
  const text = useText()
  return (
    <Card title={text.pools.offers}>
      {pool.visibility === 'sealed' && pool.offers === null && (
        <div className="mb-3">
          <Notice>{text.pools.sealedHint}</Notice>
        </div>
      )}
      <OffersList offers={pool.standingOffers} />
    </Card>
  )
}

/** Stands beside on a wide screen, at the end on a phone. */
function Aside({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  return (
    <aside className="flex min-w-0 flex-col gap-4 max-lg:order-last lg:gap-6">
      <Card title={text.pools.members}>
        <MembersList members={pool.members} />
      </Card>
      <Card title={text.pools.terms}>
        <Terms pool={pool} />
      </Card>
      {hasBaseline(pool) && <BaselineCard pool={pool} answer={answer} />}
      {isOrganised(pool) && <OrganiserActions pool={pool} answer={answer} />}
      {pool.state !== 'draft' && <ShareCard poolId={pool.poolId} title={pool.title} />}
    </aside>
  )
}

function hasBaseline({ baseline }: PoolPageView): boolean {
  return baseline.constraints.length > 0 || baseline.invitable !== null
}

/** Whether its reader may do what only an organiser may. */
function isOrganised({ actions }: PoolPageView): boolean {
  return actions.extend.isAllowed || actions.cancel.isAllowed
}

function Now({ pool, live }: { pool: PoolPageView; live: LiveState }) {
  const text = useText()
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  return (
    <Card>
      <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
        <div className="flex flex-col gap-4">
          <PriceNow pool={pool} size="page" />
          <p className="text-sm">
            <span className="block text-ink-soft">{text.pools.closesIn}</span>
            <Countdown
              untilAt={pool.joinClosesAt}
              nowAt={pool.nowAt}
              over={text.pools.closed}
              className="text-xl font-semibold"
            />
          </p>
        </div>
        <Stats className="grid-cols-2 content-start">
          <Stat
            label={text.pools.joined}
            value={<Glowing>{sets(pool.quantity)}</Glowing>}
            hint={
              pool.capQuantity === null
                ? text.pools.noCap
                : `${text.pools.capQuantity} ${sets(pool.capQuantity)}`
            }
          />
          <Stat label={text.pools.firms} value={pool.firms} />
          <Stat
            label={text.pools.savingTotal}
            tone="saving"
            value={
              pool.savingFen === null ? text.common.unknown : formatFenCompact(pool.savingFen, text.locale)
            }
          />
          <Stat label={text.pools.minQuantity} value={sets(pool.minQuantity)} />
        </Stats>
      </div>
      <div className="mt-5">
        <PoolProgress pool={pool} />
      </div>
      {live !== 'off' && (
        <p className="mt-3 flex items-center gap-1.5 text-xs text-ink-faint" role="status">
          <span
            className={`size-2 rounded-full ${live === 'live' ? 'bg-accent' : 'bg-warning'}`}
            aria-hidden="true"
          />
          {live === 'live' ? text.pools.live : text.pools.liveLost}
        </p>
      )}
    </Card>
  )
}

function linesOf(offers: OfferView[]) {
  const leading = leadingOffer(offers)
  const visible = offers.filter((offer) => offer.tiers && offer.state !== 'withdrawn')
  return visible
    .toSorted((a, b) => Number(b.id === leading?.id) - Number(a.id === leading?.id))
    .map((offer) => ({ id: offer.id, name: offer.supplier.name, tiers: offer.tiers ?? [] }))
}

function Staircase({ pool }: { pool: PoolPageView }) {
  const text = useText()
  const [search] = useSearchParams()
  // Without JavaScript the slider asks the page again.
  const asked = Number(search.get('add'))
  const lines = linesOf(pool.standingOffers)
  const best = lines[0]
  const remaining = pool.capQuantity === null ? 40 : pool.capQuantity - pool.quantity
  if (!best)
    return (
      <Card title={text.ladder.title}>
        <EmptyState title={pool.visibility === 'sealed' ? text.ladder.sealed : text.ladder.none} />
      </Card>
    )
  return (
    <Card title={text.ladder.title} aside={best.name}>
      <PriceStaircase
        ladders={lines}
        quantity={pool.quantity}
        referencePriceFen={pool.referencePriceFen}
        minQuantity={pool.minQuantity}
      />
      {pool.state === 'open' && remaining > 0 && (
        <div className="mt-4">
          <WhatIfSlider
            tiers={best.tiers}
            quantity={pool.quantity}
            mineQuantity={pool.mine?.quantity ?? 0}
            referencePriceFen={pool.referencePriceFen}
            maxAdded={Math.min(remaining, 60)}
            startAdded={Number.isInteger(asked) ? asked : 1}
          />
        </div>
      )}
      <p className="mt-3 text-xs text-ink-faint">{text.ladder.disclaimer}</p>
    </Card>
  )
}

function Terms({ pool }: { pool: PoolPageView }) {
  const text = useText()
  const { terms } = pool
  return (
    <>
      {pool.hasStatement && (
        <LinkButton to={paths.poolStatement(pool.poolId)} size="small" className="mb-3">
          {text.statement.title}
        </LinkButton>
      )}
      {pool.description && (
        <p className="mb-3 text-sm whitespace-pre-line text-ink-soft">{pool.description}</p>
      )}
      <Facts
        facts={[
          { name: text.pools.organiser, value: pool.organiserName },
          { name: text.pools.referencePrice, value: formatPrice(pool.referencePriceFen) },
          { name: text.pools.joinClosesAt, value: formatInstant(pool.joinClosesAt, text.locale) },
          { name: text.pools.offersCloseAt, value: formatInstant(pool.offersCloseAt, text.locale) },
          { name: text.pools.depositRate, value: formatBasisPoints(pool.depositBasisPoints) },
          {
            name: text.pools.paymentTerms,
            value: text.pools.paymentTermsValue(
              formatBasisPoints(terms.prepaymentBasisPoints),
              formatBasisPoints(terms.balanceBasisPoints),
              formatBasisPoints(terms.retentionBasisPoints),
            ),
          },
          ...(pool.feeBasisPoints > 0
            ? [{ name: text.pools.platformFee, value: formatBasisPoints(pool.feeBasisPoints) }]
            : []),
          { name: text.pools.signingDays, value: text.common.days(pool.signingDays) },
          { name: text.pools.acceptanceDays, value: text.common.days(pool.acceptanceDays) },
          { name: text.pools.warrantyDays, value: text.common.days(pool.warrantyDays) },
          {
            name: text.pools.counties,
            value:
              pool.counties.length === 0
                ? text.common.all
                : pool.counties.map((county) => countyName(county, text)).join('、'),
          },
        ]}
      />
      <p className="mt-3 flex items-start gap-1.5 text-xs text-ink-faint">
        <Icon name="lock" className="mt-0.5" />
        {text.join.depositHint}
      </p>
    </>
  )
}
