import { Link } from '@remix-run/react'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { TimeLeft } from '../countdown/countdown.tsx'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'
import { PoolBadges, PoolProgress, PriceNow } from './pool-figures.tsx'

/** A pool in a list: what, how much now, how far to the next tier, until when. The whole card is the link. */
export function PoolCardLink({ pool, nowAt }: { pool: PoolCard; nowAt: string }) {
  const text = useText()
  return (
    <article className="relative flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-card transition-colors focus-within:border-accent hover:border-accent sm:p-5">
      <div className="flex flex-wrap gap-1.5">
        <PoolBadges pool={pool} />
      </div>
      <div>
        <h3 className="text-lg font-semibold">
          <Link to={paths.pool(pool.poolId)} className="after:absolute after:inset-0 after:rounded-card">
            {pool.title}
          </Link>
        </h3>
        <p className="text-sm text-ink-faint">
          {clusterName(pool.cluster, text)} · {categoryName(pool.category, text)}
        </p>
      </div>
      <PriceNow pool={pool} size="card" />
      <div className="mt-auto flex flex-col gap-3">
        <PoolProgress pool={pool} />
        <p className="flex flex-wrap justify-between gap-x-3 gap-y-1 border-t border-line pt-3 text-sm text-ink-soft">
          <span>
            {text.pools.joined} {formatQuantity(pool.quantity, text.locale)}
          </span>
          <span className="flex items-center gap-1">
            <Icon name="people" />
            {text.common.firms(pool.firms)}
          </span>
          <span className="flex items-center gap-1">
            <Icon name="clock" />
            <TimeLeft untilAt={pool.joinClosesAt} nowAt={nowAt} over={text.pools.closed} />
          </span>
        </p>
      </div>
    </article>
  )
}

export function PoolGrid({ pools, nowAt }: { pools: PoolCard[]; nowAt: string }) {
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {pools.map((pool) => (
        <li key={pool.poolId} className="grid min-w-0">
          <PoolCardLink pool={pool} nowAt={nowAt} />
        </li>
      ))}
    </ul>
  )
}
