import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'

/** The port. Both engines take the same typed query and give the same typed answer; neither ever sees a string as a filter. */
export interface SearchEngine {
  readonly name: EngineName
  search(query: SearchQuery): Promise<SearchAnswer>
  suggest(text: string, limit: number): Promise<Suggestion[]>
}

export type EngineName = 'postgres' | 'meilisearch'

export const FACETS = [
  'category',
  'cluster',
  'county',
  'firstSet',
  'local',
  'energyGrade',
  'priceBand',
  'leadBand',
  'supplier',
] as const
export type Facet = (typeof FACETS)[number]

export const SORTS = ['relevance', 'priceFen', '-priceFen', 'leadTimeDays', 'firstSet'] as const
export type Sort = (typeof SORTS)[number]

export interface SearchQuery {
  /** As typed. Anything is allowed: it is folded and bounded before it is understood. */
  readonly text: string
  readonly filters: SearchFilters
  readonly sort: Sort
  /** From 1. Beyond the last page there is nothing, and it is found out at once. */
  readonly page: number
  readonly pageSize: number
  readonly facets: readonly Facet[]
}

/** Values of one facet are alternatives; facets hold together. An upside-down range finds nothing. */
export interface SearchFilters {
  readonly category?: readonly string[]
  readonly cluster?: readonly string[]
  readonly county?: readonly string[]
  readonly firstSet?: readonly CertificateLevel[]
  readonly local?: boolean
  readonly energyGrade?: readonly number[]
  readonly priceBand?: readonly string[]
  readonly leadBand?: readonly string[]
  readonly supplier?: readonly string[]
  readonly priceFen?: NumberRange
  readonly leadTimeDays?: NumberRange
  readonly specs?: readonly SpecFilter[]
}

export interface NumberRange {
  readonly min?: number
  readonly max?: number
}

export type SpecFilter =
  | ({ readonly key: string; readonly kind: 'range' } & NumberRange)
  | { readonly key: string; readonly kind: 'oneOf'; readonly options: readonly string[] }
  | { readonly key: string; readonly kind: 'is'; readonly value: boolean }

export interface SearchAnswer {
  readonly engine: EngineName
  readonly total: number
  /** False when more matched than is counted: `total` and the facets are then lower bounds. */
  readonly isTotalExact: boolean
  readonly hits: readonly SearchHit[]
  readonly facets: FacetCounts
  /** What the words were taken to mean, for the page to say and to take back. */
  readonly understood: Understood
  readonly milliseconds: number
}

export type FacetCounts = { readonly [Name in Facet]?: Readonly<Record<string, number>> }

export interface Understood {
  readonly categories: readonly string[]
  readonly priceFen: NumberRange | null
  readonly leadTimeDays: NumberRange | null
  readonly firstSet: readonly CertificateLevel[]
  readonly energyGrade: readonly number[]
  readonly specs: readonly { readonly unit: string; readonly min?: number; readonly max?: number }[]
  /** True when the words alone found too little and the answer holds near misses, too. */
  readonly isWidened: boolean
}

export interface SearchHit {
  readonly id: string
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly category: string
  readonly categoryNameZh: string
  readonly categoryNameEn: string
  readonly supplierId: string
  readonly supplier: string
  readonly county: string
  readonly isLocal: boolean
  readonly firstSet: CertificateLevel | null
  readonly energyGrade: number | null
  readonly priceFen: number
  readonly leadTimeDays: number
  readonly specs: Readonly<Record<string, number | string | boolean>>
  readonly highlights: { readonly title: Segment[]; readonly model: Segment[]; readonly maker: Segment[] }
}

/** A piece of text and whether the query is the reason for it; escaping stays the page's matter. */
export interface Segment {
  readonly text: string
  readonly isMatch: boolean
}

export interface Suggestion {
  readonly kind: 'category' | 'model' | 'supplier'
  readonly text: string
  /** What choosing it means: a category's slug, a listing's or a supplier's id. */
  readonly value: string
}

/** Nobody turns more pages than this; it bounds the work of the deepest one. */
export const MAX_HITS = 1000
export const MAX_PAGE_SIZE = 50

/** A query within its bounds: page and size are whole and possible, lists are short. */
export function boundQuery(query: SearchQuery): SearchQuery {
  const pageSize = Math.min(MAX_PAGE_SIZE, Math.max(1, Math.trunc(query.pageSize) || 20))
  const page = Math.min(MAX_HITS + 1, Math.max(1, Math.trunc(query.page) || 1))
  return { ...query, page, pageSize, text: query.text.slice(0, 2000) }
}
