import type postgres from 'postgres'
import type { Sql } from '#db/client.ts'
import { type Band, LEAD_BANDS, PRICE_BANDS, rangesOf } from './bands.ts'
import type { Facet, NumberRange, SearchFilters, Sort, SpecFilter } from './engine.ts'
import type { TokenTest } from './understand-query.ts'

export type Fragment = postgres.PendingQuery<postgres.Row[]>

/** A list of one spec condition per category that has the spec: any of them holds. */
export interface AnyFigure {
  readonly keys: readonly { readonly category: string; readonly key: string }[]
  readonly range: NumberRange
}

/** Counted and ranked are at most so many rows; more are said to be more. */
export const CANDIDATES_AT_MOST = 10_000

/** A tsquery as text, every lexeme quoted; null when the test asks for nothing. */
export function tsqueryOf(test: TokenTest): string | null {
  if ('token' in test) {
    if (test.token.length < 2) return null
    const quoted = test.token.replaceAll('\\', '\\\\').replaceAll("'", "''")
    return `'${quoted}'${test.isPrefix ? ':*' : ''}`
  }
  const isAny = 'any' in test
  const parts = (isAny ? test.any : test.all).map(tsqueryOf).filter((part) => part !== null)
  return parts.length === 0 ? null : `(${parts.join(isAny ? ' | ' : ' & ')})`
}

/** The level that counts on a day: 3 international, 2 national, 1 provincial, 0 none. */
export function levelExpression(sql: Sql, today: string): Fragment {
  return sql`case when international_until > ${today}::date then 3 when national_until > ${today}::date then 2
    when provincial_until > ${today}::date then 1 else 0 end`
}

const LEVELS = { international: 3, national: 2, provincial: 1 } as const

export function levelName(level: number): 'international' | 'national' | 'provincial' | null {
  return level === 3 ? 'international' : level === 2 ? 'national' : level === 1 ? 'provincial' : null
}

/** A condition per facet that is filtered; facets without one are absent. */
export function facetConditions(sql: Sql, filters: SearchFilters, today: string): Map<Facet, Fragment> {
  const conditions = new Map<Facet, Fragment>()
  const listed = (facet: Facet, column: string, values: readonly string[] | undefined): void => {
    if (values) conditions.set(facet, sql`${sql(column)} = any(${values as string[]})`)
  }
  listed('category', 'category', filters.category)
  listed('cluster', 'cluster', filters.cluster)
  listed('county', 'county', filters.county)
  listed('supplier', 'supplier_id', filters.supplier)
  if (filters.firstSet) {
    const levels = filters.firstSet.map((level) => LEVELS[level])
    conditions.set('firstSet', sql`${levelExpression(sql, today)} = any(${levels}::int[])`)
  }
  if (filters.local !== undefined) conditions.set('local', sql`is_local = ${filters.local}`)
  if (filters.energyGrade) {
    conditions.set(
      'energyGrade',
      sql`energy_grade = any(${filters.energyGrade.filter(isSmall) as number[]}::int[])`,
    )
  }
  if (filters.priceBand)
    conditions.set('priceBand', inBands(sql, 'price_fen', PRICE_BANDS, filters.priceBand))
  if (filters.leadBand)
    conditions.set('leadBand', inBands(sql, 'lead_time_days', LEAD_BANDS, filters.leadBand))
  return conditions
}

function isSmall(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 30_000
}

function inBands(sql: Sql, column: string, bands: readonly Band[], keys: readonly string[]): Fragment {
  return anyOf(
    sql,
    rangesOf(bands, keys).map((range) => inRange(sql, sql`${sql(column)}`, range)),
  )
}

export function inRange(sql: Sql, value: Fragment, { min, max }: NumberRange): Fragment {
  const low = min === undefined ? null : clamp(min)
  const high = max === undefined ? null : clamp(max)
  return sql`(${value} >= coalesce(${low}::float8, '-infinity') and ${value} <= coalesce(${high}::float8, 'infinity'))`
}

function clamp(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.max(-1e15, Math.min(1e15, value))
}

export function anyOf(sql: Sql, conditions: readonly Fragment[]): Fragment {
  if (conditions.length === 0) return sql`false`
  return sql`(${conditions.reduce((before, next) => sql`${before} or ${next}`)})`
}

export function allOf(sql: Sql, conditions: readonly Fragment[]): Fragment {
  if (conditions.length === 0) return sql`true`
  return sql`${conditions.reduce((before, next) => sql`${before} and ${next}`)}`
}

/** Conditions that are not facets: free ranges and specs. Keys and values travel as parameters. */
export function plainConditions(sql: Sql, filters: SearchFilters): Fragment[] {
  const conditions: Fragment[] = []
  if (filters.priceFen) conditions.push(inRange(sql, sql`price_fen`, filters.priceFen))
  if (filters.leadTimeDays) conditions.push(inRange(sql, sql`lead_time_days`, filters.leadTimeDays))
  for (const spec of (filters.specs ?? []).slice(0, 12)) conditions.push(specCondition(sql, spec))
  return conditions
}

function specCondition(sql: Sql, spec: SpecFilter): Fragment {
  const value = sql`specs->${spec.key}::text`
  if (spec.kind === 'is') return sql`${value} = to_jsonb(${spec.value}::boolean)`
  if (spec.kind === 'oneOf') return sql`specs->>${spec.key}::text = any(${spec.options as string[]})`
  return figureCondition(sql, spec.key, spec)
}

/** A spec that is not a number is in no range. */
export function figureCondition(sql: Sql, key: string, range: NumberRange): Fragment {
  const value = sql`case when jsonb_typeof(specs->${key}::text) = 'number' then (specs->>${key}::text)::float8 end`
  return inRange(sql, value, range)
}

/** That some spec with the unit is in the range, each in its own category. */
export function anyFigureCondition(sql: Sql, { keys, range }: AnyFigure): Fragment {
  const byKey = new Map<string, string[]>()
  for (const { key, category } of keys) byKey.set(key, [...(byKey.get(key) ?? []), category])
  return anyOf(
    sql,
    [...byKey].map(
      ([key, categories]) => sql`(category = any(${categories}) and ${figureCondition(sql, key, range)})`,
    ),
  )
}

/** The column or expression that a facet counts, as text. */
export function facetValue(sql: Sql, facet: Facet): Fragment {
  switch (facet) {
    case 'category':
      return sql`category`
    case 'cluster':
      return sql`cluster`
    case 'county':
      return sql`county`
    case 'supplier':
      return sql`supplier_id`
    case 'firstSet':
      return sql`case level when 3 then 'international' when 2 then 'national' when 1 then 'provincial' end`
    case 'local':
      return sql`is_local::text`
    case 'energyGrade':
      return sql`energy_grade::text`
    case 'priceBand':
      return sql`(array['0-1','1-5','5-20','20-50','50-200','200-'])[1 + width_bucket(price_fen, array[1000000,5000000,20000000,50000000,200000000]::bigint[])]`
    case 'leadBand':
      return sql`(array['0-15','16-30','31-60','61-90','91-'])[1 + width_bucket(lead_time_days, array[16,31,61,91])]`
  }
}

/** The order of hits; ties always end with the id, so that pages neither repeat nor skip. */
export function orderOf(sql: Sql, sort: Sort): Fragment {
  switch (sort) {
    case 'relevance':
      return sql`score desc, level desc, quality desc, listing_id`
    case 'priceFen':
      return sql`price_fen, listing_id`
    case '-priceFen':
      return sql`price_fen desc, listing_id desc`
    case 'leadTimeDays':
      return sql`lead_time_days, listing_id`
    case 'firstSet':
      return sql`level desc, score desc, listing_id`
  }
}
