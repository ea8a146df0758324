import type { PoolFilters } from '#app/contracts/views/pools.ts'
import { findCounty } from '#app/domain/identity/counties.ts'
import { POOL_STATES, type PoolState } from '#app/domain/pools/pool-lifecycle.ts'

const SORTS = ['closing', 'saving', 'newest'] as const
const LAST_PAGE = 10_000

/** The filters of an address; what is not understood does not filter. */
export function readPoolQuery(query: URLSearchParams): { filters: PoolFilters; page: number } {
  const page = Number(query.get('page') ?? 1)
  return {
    filters: {
      query: (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, 80),
      cluster: slug(query.get('cluster')),
      category: slug(query.get('category')),
      county: findCounty(query.get('county') ?? '')?.code ?? null,
      state: POOL_STATES.find((state): state is PoolState => state === query.get('state')) ?? null,
      sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'closing',
    },
    page: Number.isSafeInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  }
}

const USUAL_SETS = 5
const MOST_SETS = 200

/** For how many sets more the projection is asked (`?next=12`): 1 to 200, five unless it is understood. */
export function readNextSets(query: URLSearchParams): number {
  const asked = Number(query.get('next') ?? USUAL_SETS)
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= MOST_SETS ? asked : USUAL_SETS
}

function slug(word: string | null): string | null {
  return word && /^[a-z0-9-]{1,60}$/.test(word) ? word : null
}
