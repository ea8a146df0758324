import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import { LEVEL_NAMES } from './column-filters.ts'
import type { Facet, NumberRange, SearchFilters, SpecFilter } from './engine.ts'
import type { AnyFigure, Implied } from './plan.ts'

/** Nothing costs less than nothing: the condition that no document holds. */
export const NEVER = 'priceFen < 0'

/** The attribute that a facet is counted by; certificates are counted by days, not by an attribute. */
export const FACET_ATTRIBUTES: Readonly<Record<Exclude<Facet, 'firstSet'>, string>> = {
  category: 'category',
  cluster: 'cluster',
  county: 'county',
  local: 'isLocal',
  energyGrade: 'energyGrade',
  priceBand: 'priceBand',
  leadBand: 'leadBand',
  supplier: 'supplierId',
}

/** A value in a filter expression: quoted, with quotes and backslashes of its own escaped. */
function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function oneOf(attribute: string, values: readonly string[]): string {
  return values.length === 0 ? NEVER : `${attribute} IN [${values.map(quoted).join(', ')}]`
}

/** Both bounds inclusive; a bound that is no number lets nothing through. */
function inRange(attribute: string, { min, max }: NumberRange): string {
  if (Number.isNaN(min) || Number.isNaN(max)) return NEVER
  const bounds = [
    ...(min === undefined ? [] : [`${attribute} >= ${numeral(min)}`]),
    ...(max === undefined ? [] : [`${attribute} <= ${numeral(max)}`]),
  ]
  return bounds.length === 0 ? `${attribute} EXISTS` : `(${bounds.join(' AND ')})`
}

/** A number as the filter language writes it: no exponent, no infinity. */
function numeral(value: number): string {
  const bounded = Math.max(-1e15, Math.min(1e15, value))
  return Number.isInteger(bounded) ? String(bounded) : bounded.toFixed(9)
}

export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? NEVER : `(${conditions.join(' OR ')})`
}

/** That a level, and no higher one, counts on a day since 1970. */
export function levelCondition(level: CertificateLevel, today: number): string {
  if (level === 'international') return `internationalUntil > ${today}`
  const notHigher = `internationalUntil <= ${today}`
  if (level === 'national') return `(nationalUntil > ${today} AND ${notHigher})`
  return `(provincialUntil > ${today} AND nationalUntil <= ${today} AND ${notHigher})`
}

/** A condition per facet that is filtered, made of typed values only. */
export function facetFilters(filters: SearchFilters, today: number): Map<Facet, string> {
  const conditions = new Map<Facet, string>()
  for (const facet of ['category', 'cluster', 'county', 'supplier', 'priceBand', 'leadBand'] as const) {
    const values = filters[facet]
    if (values) conditions.set(facet, oneOf(FACET_ATTRIBUTES[facet], values))
  }
  if (filters.firstSet)
    conditions.set('firstSet', anyOf(filters.firstSet.map((level) => levelCondition(level, today))))
  if (filters.local !== undefined) conditions.set('local', `isLocal = ${filters.local}`)
  if (filters.energyGrade) conditions.set('energyGrade', gradesCondition(filters.energyGrade))
  return conditions
}

function gradesCondition(grades: readonly number[]): string {
  const known = grades.filter((grade) => Number.isInteger(grade) && grade > 0 && grade < 100)
  return known.length === 0 ? NEVER : `energyGrade IN [${known.join(', ')}]`
}

/** Conditions that are not facets: free ranges and specs. */
export function plainFilters(filters: SearchFilters): string[] {
  return [
    ...(filters.priceFen ? [inRange('priceFen', filters.priceFen)] : []),
    ...(filters.leadTimeDays ? [inRange('leadTimeDays', filters.leadTimeDays)] : []),
    ...(filters.specs ?? []).slice(0, 12).map(specCondition),
  ]
}

function specCondition(spec: SpecFilter): string {
  if (!/^[A-Za-z]\w{0,59}$/.test(spec.key)) return NEVER
  const attribute = `specs.${spec.key}`
  if (spec.kind === 'is') return `${attribute} = ${spec.value}`
  if (spec.kind === 'oneOf') return oneOf(attribute, spec.options)
  return inRange(attribute, spec)
}

/** What the words of a query demand. */
export function impliedFilters(implied: Implied, today: number): string[] {
  const levels = implied.levels.flatMap((level) => LEVEL_NAMES[level] ?? [])
  return [
    ...(implied.priceFen ? [inRange('priceFen', implied.priceFen)] : []),
    ...(implied.leadTimeDays ? [inRange('leadTimeDays', implied.leadTimeDays)] : []),
    ...(levels.length > 0 ? [anyOf(levels.map((level) => levelCondition(level, today)))] : []),
    ...(implied.energyGrade.length > 0 ? [gradesCondition(implied.energyGrade)] : []),
    ...(implied.isLocal ? ['isLocal = true'] : []),
    ...implied.figures.map(figureCondition),
  ]
}

/** That some spec with the unit is in the range, each in its own category. */
function figureCondition({ keys, range }: AnyFigure): string {
  const byKey = new Map<string, string[]>()
  for (const { category, key } of keys) byKey.set(key, [...(byKey.get(key) ?? []), category])
  return anyOf(
    [...byKey].map(
      ([key, categories]) => `(${oneOf('category', categories)} AND ${inRange(`specs.${key}`, range)})`,
    ),
  )
}

/** That a document is of one of the categories or from one of the counties that a word means. */
export function meaningCondition(meant: {
  readonly categories: readonly string[]
  readonly counties: readonly string[]
}): string {
  return anyOf([
    ...(meant.categories.length > 0 ? [oneOf('category', meant.categories)] : []),
    ...(meant.counties.length > 0 ? [oneOf('county', meant.counties)] : []),
  ])
}
