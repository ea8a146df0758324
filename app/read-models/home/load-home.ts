import type { ClusterSummary, HomeView, MapMeasure } from '#app/contracts/views/home.ts'
import type { PoolCard } from '#app/contracts/views/pools.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { orderCards } from '../orders/list-orders.ts'
import { loadPlatformsToday } from '../platforms/load-today.ts'
import { cardsOf } from '../pools/pool-cards.ts'
import { type PoolRow, poolColumns, poolSource } from '../pools/pool-rows.ts'
import { loadDesks, loadTasks } from './desk/load-desk.ts'
import { loadNear, type Whereabouts, whereaboutsOf } from './load-near.ts'
import { mapValues } from './map-values.ts'

const RUNNING = 9
const MINE = 6
/** So many open pools are summed up; beyond it the sums are of the soonest. */
const MOST_OPEN = 300

interface HomeReader {
  readonly actor: PersonActor | null
  /** What a visitor says of itself; what is null is the reader's own. */
  readonly asked: Whereabouts
  readonly measure: MapMeasure
}

/** What is running, for everybody; for a firm, first what waits for it. */
export async function loadHome(
  { sql }: Database,
  { actor, asked, measure }: HomeReader,
  now: Date,
): Promise<HomeView> {
  const organisationId = actor?.organisationId ?? null
  const [open, settled, orders, mine, own, tasks, desks, platforms] = await Promise.all([
    openPools(sql),
    sql<{ count: number }[]>`select count(*)::int as count from pools where state = 'settled'`,
    organisationId ? orderCards(sql, organisationId) : [],
    organisationId ? poolsJoinedBy(sql, organisationId) : [],
    organisationId ? whereaboutsOf(sql, organisationId) : { county: null, industry: null },
    actor ? loadTasks(sql, actor, now) : [],
    actor ? loadDesks(sql, actor, now) : [],
    loadPlatformsToday(sql, actor, now),
  ])
  const cards = await cardsOf(sql, [...open, ...mine], organisationId, now)
  const running = cards.slice(0, open.length)
  const isAsked = asked.county !== null || asked.industry !== null
  const [near, values] = await Promise.all([
    actor && !mayBuyOrSell(actor)
      ? null
      : loadNear(sql, running, {
          ...(isAsked ? asked : own),
          buyerId: actor?.capabilities.includes('buyer') ? actor.organisationId : null,
          isJoining: !actor || actor.capabilities.includes('buyer'),
        }),
    mapValues(sql, measure, running),
  ])
  return {
    tasks,
    desks,
    platforms,
    near,
    map: { measure, values },
    running: running.slice(0, RUNNING),
    clusters: summaries(running),
    totals: {
      openPools: running.length,
      firms: sumOf(running, (card) => card.firms),
      quantity: sumOf(running, (card) => card.quantity),
      savingFen: sumOf(running, (card) => card.savingFen ?? 0),
      settledPools: settled[0]?.count ?? 0,
    },
    myOrders: orders.filter((order) => order.next.isMine).slice(0, MINE),
    myPools: cards.slice(open.length),
    nowAt: now.toISOString(),
  }
}

/** Who watches or runs the market has no pools near it to be interested in. */
function mayBuyOrSell({ capabilities }: PersonActor): boolean {
  return capabilities.includes('buyer') || capabilities.includes('supplier')
}

function openPools(sql: Sql): Promise<PoolRow[]> {
  return sql<PoolRow[]>`
    select ${poolColumns(sql)} from ${poolSource(sql)} where p.state = 'open'
    order by p.join_closes_at, p.id limit ${MOST_OPEN}`.then((rows) => [...rows])
}

function poolsJoinedBy(sql: Sql, organisationId: string): Promise<PoolRow[]> {
  return sql<PoolRow[]>`
    select ${poolColumns(sql)} from ${poolSource(sql)}
    where p.state in ('open', 'locked', 'awarded') and exists (
      select 1 from commitments m where m.pool_id = p.id and m.organisation_id = ${organisationId}
        and m.state in ('pending_deposit', 'active', 'awarded'))
    order by p.join_closes_at, p.id limit ${MINE}`.then((rows) => [...rows])
}

function summaries(cards: readonly PoolCard[]): ClusterSummary[] {
  return CLUSTERS.map(({ slug }) => {
    const own = cards.filter((card) => card.cluster === slug)
    return {
      slug,
      pools: own.length,
      firms: sumOf(own, (card) => card.firms),
      quantity: sumOf(own, (card) => card.quantity),
      savingFen: sumOf(own, (card) => card.savingFen ?? 0),
    }
  }).filter((summary) => summary.pools > 0)
}

function sumOf(cards: readonly PoolCard[], amount: (card: PoolCard) => number): number {
  return cards.reduce((sum, card) => sum + amount(card), 0)
}
