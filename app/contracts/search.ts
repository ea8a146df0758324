import type { SpecConstraint } from '#app/domain/demands/constraint.ts'

/** The lists of values that an address may name; values of one are alternatives, lists hold together. */
export const SEARCH_LISTS = [
  'category',
  'cluster',
  'county',
  'firstSet',
  'energyGrade',
  'priceBand',
  'leadBand',
  'supplier',
] as const
export type SearchList = (typeof SEARCH_LISTS)[number]

export const SEARCH_SORTS = ['relevance', 'priceFen', '-priceFen', 'leadTimeDays', 'firstSet'] as const
export type SearchSort = (typeof SEARCH_SORTS)[number]

/** What an address asks of the catalogue. Everything is typed and bounded; nothing is a filter as text. */
export type SearchWords = { readonly [List in SearchList]: readonly string[] } & {
  readonly text: string
  readonly isLocal: boolean
  readonly specs: readonly SpecConstraint[]
  readonly sort: SearchSort
  readonly page: number
}

export const NO_WORDS: SearchWords = {
  text: '',
  isLocal: false,
  category: [],
  cluster: [],
  county: [],
  firstSet: [],
  energyGrade: [],
  priceBand: [],
  leadBand: [],
  supplier: [],
  specs: [],
  sort: 'relevance',
  page: 1,
}

const MOST_VALUES = 20
const LONGEST_TEXT = 2000

type Pairs = Iterable<readonly [string, string]>

/** Reads an address. What cannot be meant is left out: an address never fails. */
export function readSearchWords(params: URLSearchParams): SearchWords {
  const lists = Object.fromEntries(SEARCH_LISTS.map((list) => [list, valuesOf(params.getAll(list))]))
  const sort = params.get('sort')
  const page = Number(params.get('page'))
  return {
    ...NO_WORDS,
    ...(lists as Record<SearchList, string[]>),
    text: (params.get('q') ?? '').slice(0, LONGEST_TEXT),
    isLocal: params.get('local') === 'yes',
    specs: readConstraints(params),
    sort: SEARCH_SORTS.find((each) => each === sort) ?? 'relevance',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

function valuesOf(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => /^[\w-]{1,80}$/.test(value)))].slice(0, MOST_VALUES)
}

/**
 * Wishes about specs from fields `min.<key>`, `max.<key>`, `in.<key>` (repeated) and `is.<key>` (`yes`, `no`);
 * one per key, empty fields are no wish. An upside-down range stays one: whoever takes it says so.
 */
export function readConstraints(pairs: Pairs): SpecConstraint[] {
  const wishes = new Map<string, SpecConstraint>()
  for (const [name, typed] of pairs) {
    const match = /^(min|max|in|is)\.([A-Za-z]\w{0,59})$/.exec(name)
    const [, kind, key] = match ?? []
    if (!kind || !key || typed.trim() === '') continue
    const wish = withWish(wishes.get(key) ?? null, kind, key, typed.trim())
    if (wish && (wishes.has(key) || wishes.size < MOST_VALUES)) wishes.set(key, wish)
  }
  return [...wishes.values()]
}

function withWish(
  known: SpecConstraint | null,
  kind: string,
  key: string,
  typed: string,
): SpecConstraint | null {
  // A key is wished about in one way; what comes after in another is no wish.
  const wanted = kind === 'is' ? 'is' : kind === 'in' ? 'oneOf' : 'range'
  if (known && known.kind !== wanted) return null
  if (kind === 'is') {
    return typed === 'yes' || typed === 'no' ? { key, kind: 'is', value: typed === 'yes' } : null
  }
  if (kind === 'in') {
    const options = known?.kind === 'oneOf' ? known.options : []
    return typed.length > 80 || options.length >= MOST_VALUES
      ? null
      : { key, kind: 'oneOf', options: [...new Set([...options, typed])] }
  }
  const bound = numberOf(typed)
  if (bound === null) return null
  const range = known?.kind === 'range' ? known : { key, kind: 'range' as const }
  return { ...range, [kind]: bound }
}

/** Full-width digits and grouping commas are forgiven; null when it is no number. */
function numberOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** The fields that `readConstraints` reads back to the same wishes. */
export function constraintPairs(constraints: readonly SpecConstraint[]): [string, string][] {
  return constraints.flatMap((wish): [string, string][] => {
    if (wish.kind === 'is') return [[`is.${wish.key}`, wish.value ? 'yes' : 'no']]
    if (wish.kind === 'oneOf') return wish.options.map((option) => [`in.${wish.key}`, option])
    const { key, min, max } = wish
    return [
      ...(min === undefined ? [] : ([[`min.${key}`, String(min)]] as [string, string][])),
      ...(max === undefined ? [] : ([[`max.${key}`, String(max)]] as [string, string][])),
    ]
  })
}

/** The query of an address that asks for this; what is not set stays out of it. */
export function searchParamsOf(words: SearchWords): URLSearchParams {
  const params = new URLSearchParams()
  if (words.text) params.set('q', words.text)
  for (const list of SEARCH_LISTS) for (const value of words[list]) params.append(list, value)
  if (words.isLocal) params.set('local', 'yes')
  for (const [name, value] of constraintPairs(words.specs)) params.append(name, value)
  if (words.sort !== 'relevance') params.set('sort', words.sort)
  if (words.page > 1) params.set('page', String(words.page))
  return params
}
