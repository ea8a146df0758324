import { useSearchParams } from '@remix-run/react'
import type { OfferView, PoolPageView, PoolPulse } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Countdown } from '../countdown/countdown.tsx'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { WhatIfSlider } from '../ladder/what-if-slider.tsx'
import { paths } from '../paths.ts'
import { leadingOffer } from '../pools/leading-offer.ts'
import { MyCommitment } from '../pools/my-commitment.tsx'
import { PoolBadges, PoolProgress, PriceNow, withPulse } from '../pools/pool-figures.tsx'
import { apart } from '../ui/apart.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { drawnOnce } from '../ui/drawn-once.tsx'
import { EmptyState, Notice, RefusalNotice } from '../ui/feedback.tsx'
import { Glowing } from '../ui/glowing.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { whenSeen } from '../ui/when-seen.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'

const AwardCard = apart(
  () => import('../pools/award-card.tsx').then((module) => module.AwardCard),
  ['members'],
)
const KeptStaircase = drawnOnce(PriceStaircase)
const loadDetails = () => import('../pools/pool-details.tsx').then((module) => module.PoolDetails)
const loadAside = () => import('../pools/pool-aside.tsx').then((module) => module.PoolAside)
const DETAILS = 'flex min-w-0 flex-col gap-4 lg:gap-6'
/** Beside on a wide screen, at the end on a phone. */
const ASIDE = 'min-w-0 max-lg:order-last'
/** A visitor gets what is below when coming to it; for a member all of it is alive from the start. */
const VISITED = {
  Details: whenSeen(loadDetails, DETAILS, ['market']),
  Aside: whenSeen(loadAside, ASIDE),
}
const OWN = { Details: apart(loadDetails, ['market']), Aside: apart(loadAside, ['market']) }

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
          {isSignedIn ? (
            <div className={ASIDE}>
              <OWN.Aside pool={pool} answer={answer} />
            </div>
          ) : (
            <VISITED.Aside pool={pool} answer={answer} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:gap-6">
          <Staircase pool={pool} />
          {isSignedIn ? (
            <div className={DETAILS}>
              <OWN.Details pool={pool} answer={answer} />
            </div>
          ) : (
            <VISITED.Details pool={pool} answer={answer} />
          )}
        </div>
      </div>
      <UndoToast answer={answer} idempotencyKey={pool.idempotencyKey} undoes={UNDOES} />
    </>
  )
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
          <Stat label={text.pools.firms} value={text.common.firms(pool.firms)} />
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

function linesOf(offers: OfferView[], quantity: number) {
  const leading = leadingOffer(offers, quantity)
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
  const lines = linesOf(pool.standingOffers, pool.quantity)
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
      <KeptStaircase
        ladders={lines}
        quantity={pool.quantity}
        referencePriceFen={pool.referencePriceFen}
        minQuantity={pool.minQuantity}
      />
      {pool.state === 'open' && remaining > 0 && (
        <div id="what-if" className="mt-4">
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
