import type { PricePoint } from '#app/contracts/views/pools.ts'
import type { Sql } from '#db/client.ts'
import { bestLadder, type Ladder } from './pulse.ts'
import { isPublicOffer, type StoredTier } from './visible-offers.ts'

const MOST_POINTS = 120

interface QuantityRow {
  readonly at: Date
  readonly total: number
}

interface LadderRow {
  readonly at: Date
  readonly id: string
  readonly tiers: StoredTier[]
  readonly capacity: number
  readonly withdrawnAt: Date | null
}

/**
 * What a set cost after every join and every concession, the oldest first: the best public ladder of the instant
 * at the quantity of the instant. Empty while offers are sealed.
 */
export async function priceHistory(sql: Sql, poolId: string, now: Date): Promise<PricePoint[]> {
  const [quantities, ladders] = await Promise.all([
    sql<QuantityRow[]>`
      select at, (facts ->> 'total')::int as total from audit_trail
      where pool_id = ${poolId} and machine = 'commitment' and (facts ->> 'change')::int <> 0
        and facts ? 'total' order by id`,
    sql<LadderRow[]>`
      select v.at, o.id, v.tiers, v.capacity,
        case when o.state = 'withdrawn' then o.updated_at end as "withdrawnAt"
      from offer_versions v join offers o on o.id = v.offer_id join pools p on p.id = o.pool_id
      where o.pool_id = ${poolId} and ${isPublicOffer(sql, now)} order by v.at, v.version`,
  ])
  return thinned(pointsOf(quantities, ladders))
}

function pointsOf(quantities: readonly QuantityRow[], ladders: readonly LadderRow[]): PricePoint[] {
  const standing = new Map<string, Ladder>()
  let quantity = 0
  const points: PricePoint[] = []
  const events = [
    ...ladders.map((ladder) => ({
      at: ladder.at,
      happen: () => {
        standing.set(ladder.id, ladder)
      },
    })),
    ...ladders.flatMap(({ id, withdrawnAt }) =>
      withdrawnAt
        ? [
            {
              at: withdrawnAt,
              happen: () => {
                standing.delete(id)
              },
            },
          ]
        : [],
    ),
    // Of one instant the ladders come first: a join counts at the price that it found.
    ...quantities.map(({ at, total }) => ({
      at,
      happen: () => {
        quantity = total
      },
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const { at, happen } of events) {
    happen()
    const priceFen = bestLadder([...standing.values()], quantity)?.priceFen ?? null
    const last = points.at(-1)
    if (last && last.priceFen === priceFen && last.quantity === quantity) continue
    points.push({ at: at.toISOString(), quantity, priceFen })
  }
  return points
}

/** Of a pool with a long history the steps of the price stay, and of the others as many as there is room for. */
function thinned(points: PricePoint[]): PricePoint[] {
  if (points.length <= MOST_POINTS) return points
  const steps = points.filter((point, index) => index === 0 || point.priceFen !== points[index - 1]?.priceFen)
  return steps.slice(-MOST_POINTS)
}
