import { Meilisearch, type MultiSearchQuery, type MultiSearchResult } from 'meilisearch'
import { type Clock, dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { type Attempt, attemptsOf, ENOUGH, saysNothing } from './attempts.ts'
import { boundQuery, MAX_HITS, type SearchAnswer, type SearchEngine, type SearchQuery } from './engine.ts'
import { keepKnown } from './known.ts'
import { dayNumber, type MeiliDocument } from './meilisearch-document.ts'
import { countsOf, facetQueries, firstSetQueries } from './meilisearch-facets.ts'
import { facetFilters, impliedFilters, meaningCondition, plainFilters } from './meilisearch-filters.ts'
import { highlightRequest, presentMeiliHits } from './meilisearch-hits.ts'
import { suggestFromMeilisearch } from './meilisearch-suggest.ts'
import { COUNTED_AT_MOST } from './settings.ts'
import { isChinese } from './tokens.ts'
import type { Group, Understanding } from './understand-query.ts'

export interface MeiliSettings {
  readonly url: string
  readonly apiKey: string | null
  /** The index in use; a rebuild works on `<uid>_next`. */
  readonly indexUid: string
}

/** A reader that has waited so long is better served by the other engine. */
const ANSWERS_WITHIN_MS = 1_500

/** The official client, with a time limit for every request. */
export function openMeilisearch({ url, apiKey }: MeiliSettings, timeout: number): Meilisearch {
  return new Meilisearch({ host: url, timeout, ...(apiKey === null ? {} : { apiKey }) })
}

/**
 * Meilisearch behind the port. Words of the field are understood here, as for the other engine, and become
 * typed filters; what is left is Meilisearch's to match, mistyped or not. Throws when the server does not
 * answer: see `withFallback`.
 */
export function createMeilisearchEngine(parts: {
  readonly sql: Sql
  readonly clock: Clock
  readonly settings: MeiliSettings
}): SearchEngine {
  const { sql, clock, settings } = parts
  const client = openMeilisearch(settings, ANSWERS_WITHIN_MS)
  const known = keepKnown(sql, clock)
  return {
    name: 'meilisearch',
    search: async (query) => {
      const started = performance.now()
      const { vocabulary } = await known()
      const bounded = boundQuery(query)
      const today = dayNumber(dayInShanghai(clock.now()))
      const ask = (attempt: Attempt) => askAttempt(client, settings.indexUid, bounded, attempt, today)
      const [first, ...wider] = attemptsOf(vocabulary, bounded)
      if (!first) throw new Error('a query can be taken in no way')
      let best: Asked = { ...NOTHING, meant: first.meant }
      if (!saysNothing(bounded, first.meant)) {
        best = await ask(first)
        for (const attempt of wider) {
          if (best.total >= (attempt.isNear ? 1 : ENOUGH)) continue
          const found = await ask(attempt)
          if (found.total > best.total) best = found
        }
      }
      const milliseconds = Math.round((performance.now() - started) * 10) / 10
      return { ...present(best, bounded, today), milliseconds }
    },
    suggest: async (text, limit) =>
      suggestFromMeilisearch(client, settings.indexUid, await known(), text, limit),
  }
}

interface Asked {
  readonly total: number
  readonly hits: MultiSearchResult<MeiliDocument>['hits']
  readonly facets: SearchAnswer['facets']
  readonly meant: Understanding
  readonly isWidening: boolean
}

const NOTHING = { total: 0, hits: [], facets: {}, isWidening: false }

/** One request: the hits with the open facets, each filtered facet without its own filter, and the levels. */
async function askAttempt(
  client: Meilisearch,
  indexUid: string,
  query: SearchQuery,
  { meant, plan, isWidening, isByModel }: Attempt,
  today: number,
): Promise<Asked> {
  const named = isByModel ? { q: meant.modelKeys.join(' '), filters: [], isAll: true } : wordsOf(plan)
  const scope = [...named.filters, ...impliedFilters(plan.implied, today), ...plainFilters(query.filters)]
  const filtered = facetFilters(query.filters, today)
  const base: MultiSearchQuery = {
    indexUid,
    q: named.q,
    matchingStrategy: named.isAll ? 'all' : 'last',
    ...(isByModel ? { attributesToSearchOn: ['model', 'strong'] } : {}),
  }
  const isBeyond = (query.page - 1) * query.pageSize >= MAX_HITS
  const main: MultiSearchQuery = {
    ...base,
    filter: [...scope, ...filtered.values()],
    sort: sortOf(query),
    page: isBeyond ? 1 : query.page,
    hitsPerPage: isBeyond ? 0 : query.pageSize,
    ...highlightRequest,
  }
  const counting = facetQueries({ base, scope, filtered, facets: query.facets })
  const levels = firstSetQueries({ base, scope, filtered, facets: query.facets, today })
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, MeiliDocument>({
    queries: [{ ...main, facets: counting.open }, ...counting.queries, ...levels],
  })
  const [found, ...rest] = results
  return {
    total: found?.totalHits ?? 0,
    hits: (found?.hits ?? []).slice(0, MAX_HITS - (query.page - 1) * query.pageSize),
    facets: countsOf(query.facets, counting, found, rest),
    meant,
    isWidening,
  }
}

/** What the groups say: categories and counties as filters, the rest as words; optional ones need not match. */
function wordsOf({ required, optional }: Attempt['plan']) {
  const words: string[] = []
  const filters: string[] = []
  for (const group of [...required, ...optional]) {
    const { categories, counties } = meaningsOf(group)
    if (categories.length + counties.length === 0) words.push(wordOf(group))
    else if (required.includes(group)) filters.push(meaningCondition({ categories, counties }))
  }
  return { q: words.join(' '), filters, isAll: optional.length === 0 }
}

function meaningsOf({ strong }: Group) {
  const tokens = 'any' in strong ? strong.any.flatMap((test) => ('token' in test ? [test.token] : [])) : []
  const marked = (mark: string): string[] =>
    tokens.filter((token) => token.startsWith(mark)).map((token) => token.slice(1))
  return { categories: marked('@'), counties: marked('#') }
}

/** Models without hyphens and figures joined to their units, as they are indexed; Chinese as it is written. */
function wordOf({ text, strong }: Group): string {
  const first = 'any' in strong ? strong.any[0] : strong
  return first && 'token' in first && !isChinese(text) ? first.token.slice(1) : text
}

function sortOf({ sort }: SearchQuery): string[] {
  if (sort === 'relevance') return []
  if (sort === 'firstSet') return ['levelRank:desc']
  return sort.startsWith('-') ? [`${sort.slice(1)}:desc`] : [`${sort}:asc`]
}

function present(asked: Asked, query: SearchQuery, today: number): Omit<SearchAnswer, 'milliseconds'> {
  const { figures, groups, categories } = asked.meant
  const marks = groups.flatMap((group) => group.marks)
  return {
    engine: 'meilisearch',
    total: asked.total,
    isTotalExact: asked.total < COUNTED_AT_MOST,
    hits: presentMeiliHits(asked.hits, marks, today),
    facets: { ...Object.fromEntries(query.facets.map((facet) => [facet, {}])), ...asked.facets },
    understood: {
      categories,
      priceFen: figures.priceFen,
      leadTimeDays: figures.leadTimeDays,
      firstSet: figures.firstSet,
      energyGrade: figures.energyGrade,
      specs: figures.ranges,
      isWidened: asked.isWidening,
    },
  }
}
