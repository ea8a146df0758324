import type { SearchParams, Settings } from 'meilisearch'
import { type Fields, readFilter, valuesOf } from './filter.ts'
import { type Match, matchDocument } from './matching.ts'

interface Found {
  readonly document: Fields
  readonly match: Match
}

const KNOWN_PARAMS = [
  'indexUid',
  'q',
  'filter',
  'sort',
  'facets',
  'page',
  'hitsPerPage',
  'limit',
  'offset',
  'matchingStrategy',
  'attributesToSearchOn',
  'attributesToRetrieve',
  'attributesToHighlight',
  'highlightPreTag',
  'highlightPostTag',
  'distinct',
]

/** A parameter that the server refuses: HTTP 400 with this code. */
export class SearchFault extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** One search over the documents of an index, in the documented shape. */
export function searchDocuments(documents: Iterable<Fields>, settings: Settings, params: SearchParams) {
  const strange = Object.keys(params).find((name) => !KNOWN_PARAMS.includes(name))
  if (strange) throw new SearchFault('bad_request', `Unknown field \`${strange}\``)
  ensureSortable(params, settings)
  const holds = readFilter(params.filter, settings.filterableAttributes ?? null)
  const found: Found[] = []
  for (const document of documents) {
    if (!holds(document)) continue
    const match = matchDocument(document, params, settings)
    if (match) found.push({ document, match })
  }
  found.sort((a, b) => compare(a, b, params, settings))
  const kept = params.distinct ? distinctOf(found, params.distinct) : found
  const isPaged = params.page !== undefined || params.hitsPerPage !== undefined
  const perPage = isPaged ? (params.hitsPerPage ?? 20) : (params.limit ?? 20)
  const from = isPaged ? ((params.page ?? 1) - 1) * perPage : (params.offset ?? 0)
  const most = settings.pagination?.maxTotalHits ?? 1000
  const hits = kept.slice(from, Math.min(from + perPage, most)).map((each) => present(each, params, settings))
  const total = Math.min(kept.length, most)
  const pages = perPage === 0 ? 0 : Math.ceil(total / perPage)
  return {
    hits,
    query: String(params.q ?? ''),
    processingTimeMs: 1,
    ...(isPaged
      ? { page: params.page ?? 1, hitsPerPage: perPage, totalHits: total, totalPages: pages }
      : { limit: perPage, offset: from, estimatedTotalHits: total }),
    ...(params.facets ? { facetDistribution: facetsOf(kept, params.facets, settings), facetStats: {} } : {}),
  }
}

function ensureSortable({ sort = [] }: SearchParams, { sortableAttributes }: Settings): void {
  for (const each of sort) {
    const [attribute = '', direction] = each.split(':')
    if (!sortableAttributes?.includes(attribute) || !/^(asc|desc)$/.test(direction ?? ''))
      throw new SearchFault('invalid_search_sort', `Attribute \`${attribute}\` is not sortable.`)
  }
}

function compare(a: Found, b: Found, params: SearchParams, settings: Settings): number {
  for (const rule of settings.rankingRules ?? []) {
    const order = byRule(rule, a, b, params)
    if (order !== 0) return order
  }
  return 0
}

function byRule(rule: string, a: Found, b: Found, { sort = [] }: SearchParams): number {
  if (rule === 'words') return b.match.matched - a.match.matched
  if (rule === 'typo') return a.match.typos - b.match.typos
  if (rule === 'attribute') return a.match.attribute - b.match.attribute
  if (rule === 'sort') return sort.map((each) => byAttribute(each, a, b)).find((order) => order !== 0) ?? 0
  return rule.includes(':') ? byAttribute(rule, a, b) : 0
}

function byAttribute(rule: string, a: Found, b: Found): number {
  const [attribute = '', direction] = rule.split(':')
  const [left, right] = [valuesOf(a.document, attribute)[0], valuesOf(b.document, attribute)[0]]
  if (left === right) return 0
  if (left === undefined) return 1
  if (right === undefined) return -1
  const isBefore = (left as number | string) < (right as number | string)
  return isBefore === (direction === 'asc') ? -1 : 1
}

function distinctOf(found: readonly Found[], attribute: string): Found[] {
  const seen = new Set<unknown>()
  return found.filter(({ document }) => {
    const [value] = valuesOf(document, attribute)
    if (seen.has(value)) return false
    seen.add(value)
    return true
  })
}

function facetsOf(found: readonly Found[], facets: readonly string[], settings: Settings) {
  const most = settings.faceting?.maxValuesPerFacet ?? 100
  return Object.fromEntries(
    facets.map((facet) => {
      readFilter(`${facet} EXISTS`, settings.filterableAttributes ?? null)
      const counts = new Map<string, number>()
      for (const { document } of found)
        for (const value of valuesOf(document, facet))
          counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
      const sorted = [...counts].sort(([, left], [, right]) => right - left)
      return [facet, Object.fromEntries(sorted.slice(0, most))]
    }),
  )
}

function present({ document, match }: Found, params: SearchParams, settings: Settings) {
  const shown = params.attributesToRetrieve ?? settings.displayedAttributes ?? Object.keys(document)
  const hit = Object.fromEntries(
    shown.filter((name) => name in document).map((name) => [name, document[name]]),
  )
  if (!params.attributesToHighlight) return hit
  const { highlightPreTag: before = '<em>', highlightPostTag: after = '</em>' } = params
  const formatted = Object.fromEntries(
    params.attributesToHighlight.map((name) => {
      const text = String(document[name] ?? '')
      const word = match.words.find((each) => text.toLowerCase().includes(each))
      if (!word) return [name, text]
      const at = text.toLowerCase().indexOf(word)
      return [
        name,
        `${text.slice(0, at)}${before}${text.slice(at, at + word.length)}${after}${text.slice(at + word.length)}`,
      ]
    }),
  )
  return { ...hit, _formatted: formatted }
}
