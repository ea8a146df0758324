import { type Band, LEAD_BANDS, PRICE_BANDS } from './bands.ts'
import type { Codes, Columns } from './columns.ts'
import type { Facet, NumberRange, SearchFilters, SpecFilter } from './engine.ts'
import type { AnyFigure, Implied } from './plan.ts'

/** Whether a slot's document holds a condition. */
export type Test = (slot: number) => boolean

export const LEVEL_NUMBERS = { international: 3, national: 2, provincial: 1 } as const
export const LEVEL_NAMES = [null, 'provincial', 'national', 'international'] as const

/** A test per facet that is filtered; facets without one are absent. `today` is a day since 1970. */
export function facetTests(columns: Columns, filters: SearchFilters, today: number): Map<Facet, Test> {
  const tests = new Map<Facet, Test>()
  const coded = (facet: Facet, codes: Codes, columnOf: () => ArrayLike<number>, base: number): void => {
    const values = filters[facet as 'county']
    if (!values) return
    const allowed = new Set(
      values.flatMap((value) => (codes.find(value) ?? -1) + base).filter((code) => code >= base),
    )
    const column = columnOf()
    tests.set(facet, (slot) => allowed.has(column[slot] ?? -1))
  }
  coded('category', columns.categories, () => columns.category, 0)
  coded('cluster', columns.clusters, () => columns.cluster, 1)
  coded('county', columns.counties, () => columns.county, 0)
  coded('supplier', columns.suppliers, () => columns.supplier, 0)
  if (filters.firstSet) {
    const wanted = filters.firstSet.map((level) => LEVEL_NUMBERS[level] as number)
    const levels = columns.levels(today)
    tests.set('firstSet', (slot) => wanted.includes(levels[slot] ?? 0))
  }
  const { local } = filters
  if (local !== undefined) tests.set('local', (slot) => (columns.isLocal[slot] === 1) === local)
  const grades = filters.energyGrade
  if (grades) tests.set('energyGrade', (slot) => isGrade(grades, columns.energyGrade[slot]))
  if (filters.priceBand) tests.set('priceBand', inBands(columns.priceFen, PRICE_BANDS, filters.priceBand))
  if (filters.leadBand) tests.set('leadBand', inBands(columns.leadTimeDays, LEAD_BANDS, filters.leadBand))
  return tests
}

function isGrade(grades: readonly number[], grade: number | undefined): boolean {
  return grade !== undefined && grade !== 0 && grades.includes(grade)
}

function inBands(column: ArrayLike<number>, bands: readonly Band[], keys: readonly string[]): Test {
  const wanted = new Set(bands.flatMap(({ key }, index) => (keys.includes(key) ? [index] : [])))
  return (slot) => wanted.has(bandIndex(bands, column[slot] ?? 0))
}

/** The place of the band that a value lies in. */
export function bandIndex(bands: readonly Band[], value: number): number {
  let index = 0
  while (index < bands.length - 1 && value >= (bands[index]?.below ?? Number.POSITIVE_INFINITY)) index += 1
  return index
}

/** Conditions that are not facets: free ranges and specs. */
export function plainTests(columns: Columns, filters: SearchFilters): Test[] {
  const tests: Test[] = []
  if (filters.priceFen) tests.push(inColumn(columns.priceFen, filters.priceFen))
  if (filters.leadTimeDays) tests.push(inColumn(columns.leadTimeDays, filters.leadTimeDays))
  for (const spec of (filters.specs ?? []).slice(0, 12)) tests.push(specTest(columns, spec))
  return tests
}

function inColumn(column: ArrayLike<number>, range: NumberRange): Test {
  return (slot) => isInRange(column[slot] ?? Number.NaN, range)
}

/** Both bounds inclusive; an upside-down range holds nothing, and nothing lies beside a bound that is no number. */
function isInRange(value: number, { min, max }: NumberRange): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max)
}

/** A spec that is not of the filter's kind does not hold it. */
function specTest(columns: Columns, spec: SpecFilter): Test {
  const { specs } = columns
  const { key } = spec
  if (spec.kind === 'is') return (slot) => specs[slot]?.[key] === spec.value
  if (spec.kind === 'oneOf') {
    const { options } = spec
    return (slot) => {
      const value = specs[slot]?.[key]
      return value !== undefined && options.includes(String(value))
    }
  }
  return (slot) => isFigure(specs[slot]?.[key], spec)
}

function isFigure(value: unknown, range: NumberRange): boolean {
  return typeof value === 'number' && isInRange(value, range)
}

/** What the words of a query demand, each as a test of its own. */
export function impliedTests(columns: Columns, implied: Implied, today: number): Test[] {
  const tests: Test[] = []
  const { priceFen, leadTimeDays, levels, energyGrade, isLocal, figures } = implied
  if (priceFen) tests.push(inColumn(columns.priceFen, priceFen))
  if (leadTimeDays) tests.push(inColumn(columns.leadTimeDays, leadTimeDays))
  const counting = columns.levels(today)
  if (levels.length > 0) tests.push((slot) => levels.includes(counting[slot] ?? 0))
  if (energyGrade.length > 0) tests.push((slot) => isGrade(energyGrade, columns.energyGrade[slot]))
  if (isLocal) tests.push((slot) => columns.isLocal[slot] === 1)
  for (const figure of figures) tests.push(anyFigureTest(columns, figure))
  return tests
}

/** That some spec with the unit is in the range, each in its own category. */
function anyFigureTest(columns: Columns, { keys, range }: AnyFigure): Test {
  const byCategory = new Map<number, string[]>()
  for (const { category, key } of keys) {
    const code = columns.categories.find(category)
    if (code !== undefined) byCategory.set(code, [...(byCategory.get(code) ?? []), key])
  }
  return (slot) => {
    const own = byCategory.get(columns.category[slot] ?? -1)
    return own?.some((key) => isFigure(columns.specs[slot]?.[key], range)) ?? false
  }
}
