import type { NearView } from '#app/contracts/views/home.ts'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import type { Sql } from '#db/client.ts'

const MOST = 6

export interface Whereabouts {
  readonly county: string | null
  readonly industry: string | null
}

interface NearReader extends Whereabouts {
  /** The firm whose open demands count; null for a visitor and for who does not buy. */
  readonly buyerId: string | null
  /** Whether the reader might join: only then is it told what joining saves. */
  readonly isJoining: boolean
}

/** Where a firm sits and what it makes. */
export async function whereaboutsOf(sql: Sql, organisationId: string): Promise<Whereabouts> {
  const [row] = await sql<
    Whereabouts[]
  >`select county, industry from organisations where id = ${organisationId}`
  return row ?? { county: null, industry: null }
}

/** Of the running pools those of a firm's industry, then those of its county; null when neither is known. */
export async function loadNear(
  sql: Sql,
  running: readonly PoolCard[],
  { county, industry, buyerId, isJoining }: NearReader,
): Promise<NearView | null> {
  if (county === null && industry === null) return null
  // What the firm is in already stands on its page before: nothing there is left to be joined.
  const others = running.filter((card) => !card.isJoinedByMe)
  const own = others.filter((card) => isOfIndustry(card, industry))
  const around = others.filter((card) => !own.includes(card) && isNear(card, county))
  const pools = [...own, ...around].slice(0, MOST)
  const best = pools.toSorted((one, other) => savingPerSet(other) - savingPerSet(one))[0]
  const wanted = buyerId ? await openDemands(sql, buyerId) : []
  return {
    county,
    industry,
    pools,
    saving:
      isJoining && best && savingPerSet(best) > 0
        ? {
            poolId: best.poolId,
            poolTitle: best.title,
            perSetFen: savingPerSet(best),
            onDemandsFen: wanted.length > 0 ? savingOn(wanted, running) : null,
          }
        : null,
  }
}

/** A cluster is an industry's own; what every industry uses is of none. */
function isOfIndustry(card: PoolCard, industry: string | null): boolean {
  return CLUSTERS.some((cluster) => cluster.industry === industry && cluster.slug === card.cluster)
}

/** A pool is near where its counties say so, or where its cluster sits. */
export function isNear(card: Pick<PoolCard, 'counties' | 'cluster'>, county: string | null): boolean {
  if (county === null) return false
  return (
    card.counties.includes(county) ||
    CLUSTERS.some((cluster) => cluster.county === county && cluster.slug === card.cluster)
  )
}

/** Against the reference, at today's quantity; 0 where no price is known. In fen. */
function savingPerSet({ referencePriceFen, projectedPriceFen }: PoolCard): number {
  return projectedPriceFen === null ? 0 : Math.max(0, referencePriceFen - projectedPriceFen)
}

interface Wanted {
  readonly category: string
  readonly quantity: number
}

function openDemands(sql: Sql, organisationId: string): Promise<Wanted[]> {
  return sql<Wanted[]>`
    select category_slug as category, quantity from demands
    where buyer_id = ${organisationId} and state = 'open'`.then((rows) => [...rows])
}

/** What a firm's open demands would save in the cheapest running pool of their category. */
function savingOn(wanted: readonly Wanted[], running: readonly PoolCard[]): number {
  return wanted.reduce((sum, { category, quantity }) => {
    const fitting = running.filter((card) => card.category.slug === category)
    return sum + quantity * Math.max(0, ...fitting.map(savingPerSet))
  }, 0)
}
