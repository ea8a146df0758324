import type { BureauView, TargetView } from '#app/contracts/views/oversight.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { readCounties } from './county-progress.ts'

const SHANGHAI_OFFSET_MS = 8 * 3_600_000
/** 1000 亿 yuan, in fen. */
const INVESTMENT_FEN = 1e11 * 100
const ROBOTS = 10_000
const FIRST_SETS = 15

/**
 * The targets of the plan against what this platform itself has seen: contracts, certificates, orders for robots
 * and software. What it cannot know stays unknown. No price leaves before an award: only signed contracts count,
 * as sums. A county's bureau sees its county, the city's and the operator see all.
 */
export async function loadBureau({ sql }: Database, actor: PersonActor, now: Date): Promise<BureauView> {
  const isCity = actor.capabilities.includes('city_bureau') || actor.capabilities.includes('operator')
  const county = isCity ? null : actor.county
  const year = new Date(now.getTime() + SHANGHAI_OFFSET_MS).getUTCFullYear()
  const [seen, counties] = await Promise.all([
    readSeen(sql, county, yearOf(year), yearOf(year - 1)),
    readCounties(sql, county, yearOf(year)),
  ])
  return { year, county, targets: targetsOf(seen, county === null), counties }
}

interface Span {
  readonly from: Date
  readonly until: Date
}

/** A year in Asia/Shanghai, half-open. */
function yearOf(year: number): Span {
  const start = (of: number) => new Date(Date.UTC(of, 0, 1) - SHANGHAI_OFFSET_MS)
  return { from: start(year), until: start(year + 1) }
}

interface Seen {
  readonly contractedFen: bigint
  readonly lastYearFen: bigint
  readonly robots: number
  readonly firstSets: number
  readonly softwareFirms: number
}

async function readSeen(sql: Sql, county: string | null, now: Span, before: Span): Promise<Seen> {
  const [row] = await sql<Seen[]>`
    with signed as (
      select o.quantity, o.quantity * o.unit_price_fen as fen, o.contract_at, p.category_slug, o.buyer_id
      from orders o join pools p on p.id = o.pool_id join organisations b on b.id = o.buyer_id
      where o.contract_at is not null and o.state <> 'terminated'
        and (${county}::text is null or b.county = ${county}))
    select
      coalesce(sum(fen) filter (where contract_at >= ${now.from} and contract_at < ${now.until}), 0)::bigint
        as "contractedFen",
      coalesce(sum(fen) filter (where contract_at >= ${before.from} and contract_at < ${before.until}), 0)::bigint
        as "lastYearFen",
      coalesce(sum(quantity) filter (where category_slug = 'industrial-robot'), 0)::int as robots,
      count(distinct buyer_id) filter (where category_slug = 'industrial-software')::int as "softwareFirms",
      (select count(*)::int from certificates c join listings l on l.id = c.listing_id
        where c.verified_at is not null and c.issued_on >= ${dayOf(now.from)}::date
          and c.issued_on < ${dayOf(now.until)}::date
          and (${county}::text is null or l.county = ${county}) and l.county <> 'outside') as "firstSets"
    from signed`
  return row ?? { contractedFen: 0n, lastYearFen: 0n, robots: 0, firstSets: 0, softwareFirms: 0 }
}

function dayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** Targets are the city's: a county's part is not measured against them. */
function targetsOf(seen: Seen, isCity: boolean): TargetView[] {
  const contractedFen = Number(seen.contractedFen)
  const lastYearFen = Number(seen.lastYearFen)
  const share = (value: number, target: number) => (isCity ? Math.floor((value / target) * 10_000) : null)
  const growth = lastYearFen > 0 ? Math.round((contractedFen / lastYearFen - 1) * 10_000) : null
  const unknown = (key: TargetView['key']): TargetView => ({ key, known: null, shareBasisPoints: null })
  return [
    {
      key: 'investment',
      known: { value: contractedFen, unit: 'fen' },
      shareBasisPoints: share(contractedFen, INVESTMENT_FEN),
    },
    unknown('renovation'),
    {
      key: 'equipmentGrowth',
      known: growth === null ? null : { value: growth, unit: 'basisPoints' },
      shareBasisPoints: null,
    },
    {
      key: 'robots',
      known: { value: seen.robots, unit: 'sets' },
      shareBasisPoints: share(seen.robots, ROBOTS),
    },
    unknown('largeProjects'),
    unknown('hugeProjects'),
    {
      key: 'firstSets',
      known: { value: seen.firstSets, unit: 'certificates' },
      shareBasisPoints: share(seen.firstSets, FIRST_SETS),
    },
    unknown('chainInnovation'),
    unknown('greenProjects'),
    unknown('equipmentValue'),
    { key: 'software', known: { value: seen.softwareFirms, unit: 'firms' }, shareBasisPoints: null },
  ]
}
