import type { MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import type { Facet, FacetCounts } from './engine.ts'
import type { MeiliDocument } from './meilisearch-document.ts'
import { FACET_ATTRIBUTES, levelCondition } from './meilisearch-filters.ts'

type Attributed = Exclude<Facet, 'firstSet'>
type Result = MultiSearchResult<MeiliDocument>

interface Asked {
  readonly base: MultiSearchQuery
  readonly scope: readonly string[]
  readonly filtered: ReadonlyMap<Facet, string>
  readonly facets: readonly Facet[]
}

/** What is counted beside the hits, and which facets are counted by queries of their own, in their order. */
export interface Counting {
  readonly open: string[]
  readonly closed: readonly Attributed[]
  readonly queries: readonly MultiSearchQuery[]
}

function withoutOwn({ scope, filtered }: Asked, facet: Facet): string[] {
  return [...scope, ...[...filtered].filter(([name]) => name !== facet).map(([, condition]) => condition)]
}

/** A facet that is filtered counts what all other filters let through. */
export function facetQueries(asked: Asked): Counting {
  const attributed = asked.facets.filter((facet) => facet !== 'firstSet')
  const closed = attributed.filter((facet) => asked.filtered.has(facet))
  return {
    open: attributed.filter((facet) => !asked.filtered.has(facet)).map((facet) => FACET_ATTRIBUTES[facet]),
    closed,
    queries: closed.map((facet) => ({
      ...asked.base,
      filter: withoutOwn(asked, facet),
      facets: [FACET_ATTRIBUTES[facet]],
      hitsPerPage: 0,
    })),
  }
}

/** Levels end by the day, so they are counted by conditions on days: one query each. */
export function firstSetQueries(asked: Asked & { readonly today: number }): MultiSearchQuery[] {
  if (!asked.facets.includes('firstSet')) return []
  return CERTIFICATE_LEVELS.map((level) => ({
    ...asked.base,
    filter: [...withoutOwn(asked, 'firstSet'), levelCondition(level, asked.today)],
    hitsPerPage: 0,
  }))
}

/** The counts out of the results, which come in the order of their queries. */
export function countsOf(
  facets: readonly Facet[],
  { closed }: Counting,
  main: Result | undefined,
  rest: readonly Result[],
): FacetCounts {
  const counts: { [facet: string]: Record<string, number> } = {}
  for (const facet of facets) {
    if (facet === 'firstSet') continue
    const place = closed.indexOf(facet)
    const result = place < 0 ? main : rest[place]
    counts[facet] = { ...result?.facetDistribution?.[FACET_ATTRIBUTES[facet]] }
  }
  if (facets.includes('firstSet')) {
    const levels = rest.slice(closed.length)
    const found = CERTIFICATE_LEVELS.map((level, index) => [level, levels[index]?.totalHits ?? 0] as const)
    counts.firstSet = Object.fromEntries(found.filter(([, count]) => count > 0))
  }
  return counts
}
