import type { PoolCard, PoolPulse } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { againstReference } from '../ladder/staircase-table.tsx'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { classes } from '../ui/classes.ts'
import { Progress } from '../ui/feedback.tsx'
import { Glowing } from '../ui/glowing.tsx'
import { Icon } from '../ui/icon.tsx'

/** A pool whose live facts are newer than the page's: the higher version wins, never the lower. */
export function withPulse<Pool extends PoolPulse>(pool: Pool, pulse: PoolPulse | null): Pool {
  if (!pulse || pulse.poolId !== pool.poolId || pulse.version <= pool.version) return pool
  const { version, state, quantity, firms, joinClosesAt, offersCloseAt } = pulse
  const { projectedPriceFen, savingFen, nextTier } = pulse
  return {
    ...pool,
    version,
    state,
    quantity,
    firms,
    joinClosesAt,
    offersCloseAt,
    projectedPriceFen,
    savingFen,
    nextTier,
  }
}

type Gauge = Pick<
  PoolCard,
  'state' | 'quantity' | 'minQuantity' | 'capQuantity' | 'nextTier' | 'projectedPriceFen'
>

/** How far the pool is: to its minimum first, then, while firms may join, to the next tier. */
export function PoolProgress({ pool }: { pool: Gauge }) {
  const text = useText()
  const { quantity, minQuantity, capQuantity, projectedPriceFen } = pool
  const isJoinable = pool.state === 'open' || pool.state === 'draft'
  const nextTier = isJoinable ? pool.nextTier : null
  const missing = minQuantity - quantity
  const target = Math.max(nextTier?.fromQuantity ?? 0, minQuantity, nextTier ? 0 : (capQuantity ?? quantity))
  const sets = (count: number) => formatQuantity(count, text.locale)
  return (
    <div className="flex flex-col gap-1.5">
      <Progress value={quantity} max={Math.max(target, 1)} mark={minQuantity} label={text.pools.joined} />
      <p className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <span className="text-ink-soft">
          {quantity >= minQuantity
            ? text.pools.minReached
            : (isJoinable ? text.pools.missingToMin : text.pools.missedMin)(sets(missing))}
        </span>
        {isJoinable && <NextTierLine nextTier={nextTier} hasTier={projectedPriceFen !== null} />}
      </p>
    </div>
  )
}

function NextTierLine({ nextTier, hasTier }: { nextTier: PoolPulse['nextTier']; hasTier: boolean }) {
  const text = useText()
  if (nextTier)
    return (
      <span className="flex items-center gap-1 font-medium text-saving">
        <Icon name="saving" />
        {text.pools.nextTier(
          formatQuantity(nextTier.missingQuantity, text.locale),
          formatPrice(nextTier.unitPriceFen),
        )}
      </span>
    )
  return hasTier ? <span className="text-ink-faint">{text.pools.lowestTier}</span> : null
}

/** The price now, large, and how it stands to the reference. */
export function PriceNow({
  pool,
  size,
}: {
  pool: PoolPulse & { referencePriceFen: number; visibility?: PoolCard['visibility'] }
  size: 'card' | 'page'
}) {
  const text = useText()
  const { projectedPriceFen, referencePriceFen, state } = pool
  const label = state === 'open' || state === 'draft' ? text.pools.priceNow : text.pools.priceAtClose
  if (projectedPriceFen === null)
    return (
      <p>
        <span className="block text-sm text-ink-soft">{label}</span>
        <span className="text-xl font-semibold text-ink-faint">
          {isSealed(pool) ? text.pools.priceSealed : text.pools.priceNone}
        </span>
      </p>
    )
  const below = -againstReference(projectedPriceFen, referencePriceFen)
  return (
    <p>
      <span className="block text-sm text-ink-soft">{label}</span>
      <span
        data-testid={size === 'page' ? 'price-now' : undefined}
        className={classes('font-semibold text-accent', size === 'page' ? 'text-4xl' : 'text-2xl')}
      >
        <Glowing>{formatPrice(projectedPriceFen)}</Glowing>
      </span>
      <span className="ml-1 text-sm text-ink-faint">{text.common.perSet}</span>
      {below > 0 && (
        <span className="mt-0.5 block text-sm text-saving">
          <s className="mr-1.5 text-ink-faint">{formatPrice(referencePriceFen)}</s>
          {text.pools.savingOf(`${Math.round(below / 10) / 10}%`)}
        </span>
      )}
    </p>
  )
}

/** Nothing is said of offers before they close: that is not the same as none. */
function isSealed({
  visibility,
  state,
}: {
  visibility?: PoolCard['visibility']
  state: PoolCard['state']
}): boolean {
  return visibility === 'sealed' && (state === 'open' || state === 'locked')
}

export function PoolBadges({ pool }: { pool: PoolCard }) {
  const text = useText()
  return (
    <>
      <StateBadge of="pool" state={pool.state} />
      <Badge>{text.pools.opening[pool.opening]}</Badge>
      {pool.visibility === 'sealed' && (
        <Badge tone="notice">
          <Icon name="lock" className="size-3" />
          {text.pools.visibility.sealed}
        </Badge>
      )}
      {pool.isJoinedByMe && <Badge tone="accent">{text.pools.joining.mine}</Badge>}
    </>
  )
}
