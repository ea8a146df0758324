import type { Sql } from '#db/client.ts'
import { type Facet, MAX_HITS, type SearchQuery } from './engine.ts'
import { ACTIVE } from './postgres-index.ts'
import {
  type AnyFigure,
  allOf,
  anyFigureCondition,
  anyOf,
  CANDIDATES_AT_MOST,
  type Fragment,
  facetConditions,
  facetValue,
  inRange,
  levelExpression,
  orderOf,
  plainConditions,
  tsqueryOf,
} from './postgres-statement.ts'
import type { Group, TokenTest } from './understand-query.ts'

/** What to look for: groups that must hold, groups that only lift, and what the words' figures demand. */
export interface Plan {
  readonly required: readonly Group[]
  readonly optional: readonly Group[]
  readonly implied: Implied
  /** Demands that no longer must hold; what holds them still comes first. */
  readonly softened: Implied | null
  /** Models that are near to a mistyped one, found before. */
  readonly ids: readonly string[] | null
}

export interface Implied {
  readonly priceFen: { min?: number; max?: number } | null
  readonly leadTimeDays: { min?: number; max?: number } | null
  readonly levels: readonly number[]
  readonly energyGrade: readonly number[]
  readonly isLocal: boolean
  readonly figures: readonly AnyFigure[]
}

export interface RawHit {
  readonly listing_id: string
  readonly category: string
  readonly county: string
  readonly is_local: boolean
  readonly supplier_id: string
  readonly level: number
  readonly energy_grade: number | null
  readonly price_fen: number
  readonly lead_time_days: number
  readonly specs: Record<string, number | string | boolean>
  readonly shown: {
    title: string
    model: string
    maker: string
    supplier: string
    categoryNameZh: string
    categoryNameEn: string
  }
}

export interface RawAnswer {
  readonly total: number
  readonly facets: { readonly facet: Facet; readonly value: string; readonly count: number }[]
  readonly hits: RawHit[]
}

/**
 * One statement: the matching rows (narrow, at most CANDIDATES_AT_MOST and one), their facets in one pass, for
 * each filtered facet its rows without its own filter, and the page of hits with what they show.
 */
export async function runPlan(sql: Sql, query: SearchQuery, plan: Plan, today: string): Promise<RawAnswer> {
  const scope = [
    ...textConditions(sql, plan),
    ...impliedConditions(sql, plan.implied, today),
    ...plainConditions(sql, query.filters),
  ]
  const filtered = facetConditions(sql, query.filters, today)
  const level = levelExpression(sql, today)
  const columns = sql`listing_id, category, cluster, county, is_local, supplier_id, ${level} as level, energy_grade,
    price_fen, lead_time_days, quality, ${heldExpression(sql, plan, today)} as held`
  const rows = (skipped: Facet | null): Fragment => {
    const kept = [...filtered].filter(([facet]) => facet !== skipped).map(([, condition]) => condition)
    return sql`select ${columns} from ${sql(ACTIVE)} where ${allOf(sql, [...scope, ...kept])}
      limit ${CANDIDATES_AT_MOST + 1}`
  }
  const [row] = await sql<{ answer: RawAnswer }[]>`
    with main as materialized (${rows(null)}),
    ranked as (select main.*, held + ${scoreExpression(sql, plan)} as score from main ${boostJoin(sql, plan)}),
    page as (
      select * from ranked order by ${orderOf(sql, query.sort)}
      limit ${Math.min(query.pageSize, Math.max(0, MAX_HITS - offsetOf(query)))} offset ${offsetOf(query)})
    select jsonb_build_object(
      'total', (select count(*) from main),
      'facets', ${facetCounts(sql, query.facets, filtered, rows)},
      'hits', coalesce((select jsonb_agg(to_jsonb(page) || jsonb_build_object('specs', document.specs,
        'shown', document.shown) order by place) from (select page.*, row_number() over () as place from page) as page
        join ${sql(ACTIVE)} as document on document.listing_id = page.listing_id), '[]')
    ) as answer`
  return row?.answer ?? { total: 0, facets: [], hits: [] }
}

function offsetOf({ page, pageSize }: SearchQuery): number {
  return Math.min(MAX_HITS, (page - 1) * pageSize)
}

function textConditions(sql: Sql, plan: Plan): Fragment[] {
  if (plan.ids) return [sql`listing_id = any(${plan.ids as string[]})`]
  const required: TokenTest = { all: plan.required.map(({ strong, weak }) => ({ any: [strong, weak] })) }
  const some: TokenTest = { any: plan.optional.map(({ strong, weak }) => ({ any: [strong, weak] })) }
  const test = tsqueryOf(plan.required.length > 0 ? required : some)
  return test === null ? [] : [sql`words @@ ${test}::tsquery`]
}

function impliedConditions(sql: Sql, implied: Implied, today: string): Fragment[] {
  const conditions: Fragment[] = []
  if (implied.priceFen) conditions.push(inRange(sql, sql`price_fen`, implied.priceFen))
  if (implied.leadTimeDays) conditions.push(inRange(sql, sql`lead_time_days`, implied.leadTimeDays))
  if (implied.levels.length > 0) {
    conditions.push(sql`${levelExpression(sql, today)} = any(${implied.levels as number[]}::int[])`)
  }
  if (implied.energyGrade.length > 0) {
    conditions.push(sql`energy_grade = any(${implied.energyGrade as number[]}::int[])`)
  }
  if (implied.isLocal) conditions.push(sql`is_local`)
  for (const figure of implied.figures) conditions.push(anyFigureCondition(sql, figure))
  return conditions
}

const HELD_WEIGHT = 3
const LITERAL_WEIGHT = 2

function heldExpression(sql: Sql, { softened }: Plan, today: string): Fragment {
  const conditions = softened ? impliedConditions(sql, softened, today) : []
  const parts = conditions.map(
    (condition) => sql`(case when ${condition} then ${HELD_WEIGHT}::float8 else 0 end)`,
  )
  return parts.length === 0
    ? sql`0::float8`
    : sql`(${parts.reduce((before, next) => sql`${before} + ${next}`)})`
}

/** What lifts a row: a group named strongly, and, where groups are optional, that it is named at all. */
function boostsOf(plan: Plan): { test: string; weight: number }[] {
  const scope: TokenTest = { all: plan.required.map(({ strong, weak }) => ({ any: [strong, weak] })) }
  const inScope = (test: TokenTest): string | null => tsqueryOf({ all: [scope, test] })
  const literal = [...plan.required, ...plan.optional].flatMap((group) =>
    group.literal ? [group.literal] : [],
  )
  const all = [
    ...literal.map((test) => ({ test: inScope(test), weight: LITERAL_WEIGHT })),
    ...[...plan.required, ...plan.optional].map(({ strong, weight }) => ({ test: inScope(strong), weight })),
    ...plan.optional.map(({ strong, weak, weight }) => ({
      test: inScope({ any: [strong, weak] }),
      weight: weight / 2,
    })),
  ]
  return all.flatMap(({ test, weight }) => (test === null ? [] : [{ test, weight }]))
}

function scoreExpression(sql: Sql, plan: Plan): Fragment {
  if (plan.ids) return sql`-array_position(${plan.ids as string[]}::text[], main.listing_id)::float8`
  return boostsOf(plan).length > 0 ? sql`coalesce(boost.score, 0)` : sql`0::float8`
}

/** GIN answers each boost by itself, so no row's words are ever read back to be ranked. */
function boostJoin(sql: Sql, plan: Plan): Fragment {
  const boosts = boostsOf(plan)
  if (boosts.length === 0) return sql``
  const parts = boosts.map(
    ({ test, weight }) => sql`(select listing_id, ${weight}::float8 as weight from ${sql(ACTIVE)}
      where words @@ ${test}::tsquery limit ${CANDIDATES_AT_MOST * 2})`,
  )
  const union = parts.reduce((before, next) => sql`${before} union all ${next}`)
  return sql`left join (select listing_id, sum(weight) as score from (${union}) as boosted group by listing_id) as boost
    using (listing_id)`
}

function facetCounts(
  sql: Sql,
  facets: readonly Facet[],
  filtered: ReadonlyMap<Facet, Fragment>,
  rows: (skipped: Facet) => Fragment,
): Fragment {
  if (facets.length === 0) return sql`'[]'::jsonb`
  const parts = facets.map((facet) => {
    const from = filtered.has(facet) ? sql`(${rows(facet)}) as others` : sql`main`
    return sql`(select ${facet}::text as facet, ${facetValue(sql, facet)} as value, count(*) as count from ${from}
      group by 2 order by 3 desc, 2 limit 100)`
  })
  const union = parts.reduce((before, next) => sql`${before} union all ${next}`)
  return sql`coalesce((select jsonb_agg(to_jsonb(counted)) from (${union}) as counted where value is not null), '[]')`
}

/**
 * Ids of models that a mistyped one may mean, at most twenty, the most similar first: one character of it may
 * be another, too many or missing. Each way is a LIKE that the trigram index answers.
 */
export async function nearModels(sql: Sql, keys: readonly string[]): Promise<string[]> {
  const conditions = keys.flatMap(onePlaceOpen).map((pattern) => sql`model_key like ${pattern}`)
  if (conditions.length === 0) return []
  const nearest = keys.map((key) => sql`similarity(model_key, ${key})`)
  const rows = await sql<{ listing_id: string }[]>`
    select listing_id from ${sql(ACTIVE)} where ${anyOf(sql, conditions)}
    order by greatest(${nearest.reduce((before, next) => sql`${before}, ${next}`)}) desc, listing_id limit 20`
  return rows.map((row) => row.listing_id)
}

/** `abcd12`: `%bcd12%`, `%a%cd12%` … as far as three characters in a row stay, which the trigrams need. */
function onePlaceOpen(key: string): string[] {
  const plain = key.slice(0, 14)
  const patterns = new Set<string>()
  for (let at = 0; at < plain.length; at += 1) {
    for (const skipped of [0, 1]) {
      const parts = [plain.slice(0, at), plain.slice(at + skipped)]
      if (parts.some((part) => part.length >= 3)) patterns.add(`%${parts.join('%')}%`)
    }
  }
  return plain.length >= 5 ? [...patterns] : []
}
