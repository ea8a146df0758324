import { LEAD_BANDS, PRICE_BANDS } from './bands.ts'
import { bandIndex, LEVEL_NAMES } from './column-filters.ts'
import type { Columns } from './columns.ts'
import type { Facet } from './engine.ts'

/** Of a facet with more values the most frequent are told. */
const VALUES_AT_MOST = 100

/** How the values of a facet are numbered: a number per slot, and a name per number (null: no value). */
interface Counted {
  readonly codeOf: (slot: number) => number
  readonly nameOf: (code: number) => string | null
  readonly codes: number
}

/** Counts a facet over lists of slots: the most frequent values first, as many as are told. */
export function countFacet(
  columns: Columns,
  facet: Facet,
  slots: readonly Int32Array[],
  today: number,
): Record<string, number> {
  const { codeOf, nameOf, codes } = countedOf(columns, facet, today)
  const counts = new Uint32Array(codes)
  for (const list of slots) {
    for (let index = 0; index < list.length; index += 1) {
      const code = codeOf(list[index] ?? 0)
      counts[code] = (counts[code] ?? 0) + 1
    }
  }
  const found: [string, number][] = []
  for (let code = 0; code < codes; code += 1) {
    const count = counts[code] ?? 0
    const name = count === 0 ? null : nameOf(code)
    if (name !== null) found.push([name, count])
  }
  found.sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
  return Object.fromEntries(found.slice(0, VALUES_AT_MOST))
}

function countedOf(columns: Columns, facet: Facet, today: number): Counted {
  const coded = (column: ArrayLike<number>, words: readonly (string | null)[], base = 0): Counted => ({
    codeOf: (slot) => column[slot] ?? 0,
    nameOf: (code) => words[code - base] ?? null,
    codes: words.length + base,
  })
  switch (facet) {
    case 'category':
      return coded(columns.category, columns.categories.words)
    case 'cluster':
      return coded(columns.cluster, columns.clusters.words, 1)
    case 'county':
      return coded(columns.county, columns.counties.words)
    case 'supplier':
      return coded(columns.supplier, columns.suppliers.words)
    case 'local':
      return coded(columns.isLocal, ['false', 'true'])
    case 'energyGrade':
      return coded(columns.energyGrade, ['1', '2', '3', '4', '5'], 1)
    case 'firstSet':
      return coded(columns.levels(today), LEVEL_NAMES)
    case 'priceBand':
      return {
        codeOf: (slot) => bandIndex(PRICE_BANDS, columns.priceFen[slot] ?? 0),
        nameOf: (code) => PRICE_BANDS[code]?.key ?? null,
        codes: PRICE_BANDS.length,
      }
    case 'leadBand':
      return {
        codeOf: (slot) => bandIndex(LEAD_BANDS, columns.leadTimeDays[slot] ?? 0),
        nameOf: (code) => LEAD_BANDS[code]?.key ?? null,
        codes: LEAD_BANDS.length,
      }
  }
}
