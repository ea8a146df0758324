import type { ProposalsView, ProposalView } from '#app/contracts/views/demands.ts'
import type { CategoryView } from '#app/contracts/views/pools.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import { judgeConstraint } from '#app/domain/demands/constraint.ts'
import type { OpenDemand } from '#app/domain/demands/merge-constraints.ts'
import { CLUSTERS } from '#app/domain/identity/counties.ts'
import type { Database, Sql } from '#db/client.ts'
import { openDemandsOf } from '#db/stores/demands.ts'
import { type ListingRow, readListings } from '../catalogue/listing-rows.ts'
import { standingPriceFen } from './match-listings.ts'
import { groupAround, groupView } from './propose-pool.ts'

interface CategoryRow extends CategoryView {
  readonly cluster: string | null
  readonly fields: SpecField[]
}

/**
 * For the operator: in each category the pool that the largest open demand and those compatible with it would
 * make, the largest saving first. Sums and counties only: whose demands they are is not said.
 */
export async function listProposals(
  { sql }: Database,
  now: Date,
  idempotencyKey: string,
): Promise<ProposalsView> {
  const categories = await sql<CategoryRow[]>`
    select c.slug, c.name_zh as "nameZh", c.name_en as "nameEn", c.cluster, c.spec_schema as fields
    from categories c where (
      select count(distinct d.buyer_id) from demands d where d.category_slug = c.slug and d.state = 'open') > 1
    order by c.position, c.slug`
  const proposals: ProposalView[] = []
  for (const category of categories) {
    const proposal = await proposalOf(sql, category, now)
    if (proposal) proposals.push(proposal)
  }
  return {
    proposals: proposals.toSorted((a, b) => b.group.savingFen - a.group.savingFen),
    clusters: CLUSTERS.map(({ slug }) => slug),
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}

async function proposalOf(
  sql: Sql,
  { slug, nameZh, nameEn, cluster, fields }: CategoryRow,
  now: Date,
): Promise<ProposalView | null> {
  const [open, rows] = await Promise.all([
    openDemandsOf(sql, slug, now),
    readListings(
      sql,
      sql`l.category_slug = ${slug} and l.state = 'published'`,
      sql`order by l.price_fen, l.id limit 500`,
    ),
  ])
  const [own] = open
  const group = own && groupAround(own, open, rows)
  if (!own || !group) return null
  const all = { ...group, members: [own, ...group.members] }
  const view = groupView(all, open, rows)
  const savingFen = all.members.reduce((sum, one) => sum + savingOf(one, rows, view.pooledFen), 0)
  return {
    demandId: own.id,
    category: { slug, nameZh, nameEn },
    cluster,
    fields,
    group: { ...view, savingFen },
  }
}

/** Fen that one demand would save against the cheapest listing that serves it alone today; never below 0. */
function savingOf(demand: OpenDemand, rows: readonly ListingRow[], pooledFen: number | null): number {
  const fitting = rows.filter((row) =>
    demand.constraints.every((constraint) => judgeConstraint(constraint, row.specs).held),
  )
  if (pooledFen === null || fitting.length === 0) return 0
  const alone = Math.min(...fitting.map((row) => Number(standingPriceFen(row, demand.quantity))))
  return Math.max(0, alone - pooledFen) * demand.quantity
}
