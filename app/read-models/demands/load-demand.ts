import type { DemandPageView, InvitationView } from '#app/contracts/views/demands.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { specSchemaOf } from '../catalogue/listing-rows.ts'
import { ownDemands } from './demand-rows.ts'
import { judgeListings, listingMatchView } from './match-listings.ts'
import { matchPools } from './match-pools.ts'
import { listedAmong } from './old-equipment.ts'
import { proposePool } from './propose-pool.ts'

const MOST_FITTING = 6
const MOST_NEAR = 4

interface Asked {
  readonly demandId: string
  readonly actor: PersonActor
  readonly now: Date
  readonly idempotencyKey: string
}

/** A firm's own demand and all that fits it now; null for another firm's: it is not there. */
export async function loadDemand({ sql }: Database, asked: Asked): Promise<DemandPageView | null> {
  const { demandId, actor, now, idempotencyKey } = asked
  const [demand] = await ownDemands(sql, actor.organisationId, demandId, 1)
  if (!demand) return null
  const { slug } = demand.category
  const [schema, judged] = await Promise.all([specSchemaOf(sql, slug), judgeListings(sql, demand, now)])
  const views = (some: typeof judged) => some.map((each) => listingMatchView(each, demand.quantity, now))
  const fits = judged.filter(({ match }) => match.failed === 0)
  // Buying alone is not refused for its price: the reserve says what is too dear, not what it costs.
  const buyable = judged
    .filter(({ match }) => match.checks.every(({ subject, isHeld }) => isHeld || subject === 'price'))
    .toSorted((a, b) => Number(a.unitPriceFen - b.unitPriceFen))[0]
  const aloneFen = buyable ? Number(buyable.unitPriceFen) : null
  const isOpen = demand.state === 'open'
  const [pools, group, invitations, listedEquipment, cluster] = await Promise.all([
    isOpen ? matchPools(sql, demand, actor.organisationId, now, aloneFen) : [],
    isOpen ? proposePool(sql, demand, judged, aloneFen, now) : null,
    invitationsOf(sql, demandId),
    listedAmong(sql, demand.retires),
    clusterOf(sql, slug),
  ])
  return {
    demand,
    fields: [...(schema ?? [])],
    alone:
      buyable && aloneFen !== null
        ? { unitPriceFen: aloneFen, totalFen: aloneFen * demand.quantity, listingId: buyable.row.id }
        : null,
    fitting: views(fits.slice(0, MOST_FITTING)),
    fittingTotal: fits.length,
    near: views(judged.slice(fits.length, fits.length + MOST_NEAR)),
    pools,
    group,
    invitations,
    listedEquipment,
    cluster,
    clusters: CLUSTERS.map((each) => each.slug),
    canChange: isPermitted(actor, 'demand.state'),
    canJoin: isOpen && isPermitted(actor, 'pool.join'),
    canStartPool: isOpen && isPermitted(actor, 'demand.pool'),
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

/** What became of the invitations of a demand, what may still be joined first. */
async function invitationsOf(sql: Sql, demandId: string): Promise<InvitationView[]> {
  const rows = await sql<(Omit<InvitationView, 'joinClosesAt'> & { closesAt: Date })[]>`
    select i.id, i.state, i.pool_id as "poolId", p.title as "poolTitle", i.quantity, p.join_closes_at as "closesAt"
    from invitations i join pools p on p.id = i.pool_id
    where i.demand_id = ${demandId} order by i.state = 'invited' desc, i.created_at desc limit 10`
  return rows.map(({ closesAt, ...row }) => ({ ...row, joinClosesAt: closesAt.toISOString() }))
}

async function clusterOf(sql: Sql, slug: string): Promise<string | null> {
  const [row] = await sql<{ cluster: string | null }[]>`select cluster from categories where slug = ${slug}`
  return row?.cluster ?? null
}
