import { dayInShanghai } from '#app/domain/catalogue/certificate.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import {
  boundQuery,
  type FacetCounts,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchQuery,
} from './engine.ts'
import { highlight } from './highlight.ts'
import {
  type Implied,
  nearModels,
  type Plan,
  type RawAnswer,
  type RawHit,
  runPlan,
} from './postgres-query.ts'
import { CANDIDATES_AT_MOST, levelName } from './postgres-statement.ts'
import { type KnownSupplier, loadCategories, loadSuppliers } from './store.ts'
import { suggestFromPostgres } from './suggest.ts'
import { type Understanding, understandQuery } from './understand-query.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** Words of the field change by the year; what an engine knows of them is at most this old. */
const VOCABULARY_LIVES_MS = 30_000
/** Fewer strict hits than this, and near misses are shown after them. */
const ENOUGH = 5

interface Known {
  readonly vocabulary: Vocabulary
  readonly suppliers: readonly KnownSupplier[]
  readonly loadedAt: number
}

/** The engine that needs nothing but the database. Any number of them may run; they keep only vocabulary. */
export function createPostgresEngine(parts: { readonly sql: Sql; readonly clock: Clock }): SearchEngine {
  const { sql, clock } = parts
  let known: Promise<Known> | null = null
  let loadedAt = Number.NEGATIVE_INFINITY
  const words = (): Promise<Known> => {
    const now = clock.now().getTime()
    if (known === null || now - loadedAt > VOCABULARY_LIVES_MS || now < loadedAt) {
      loadedAt = now
      known = loadKnown(sql, now)
      known.catch(() => {
        known = null
      })
    }
    return known
  }
  return {
    name: 'postgres',
    search: async (query) => {
      const started = performance.now()
      const { vocabulary } = await words()
      const answer = await answerQuery(sql, vocabulary, boundQuery(query), dayInShanghai(clock.now()))
      return { ...answer, milliseconds: Math.round((performance.now() - started) * 10) / 10 }
    },
    suggest: async (text, limit) => suggestFromPostgres(sql, await words(), text, limit),
  }
}

async function loadKnown(sql: Sql, now: number): Promise<Known> {
  const [categories, suppliers] = await Promise.all([loadCategories(sql), loadSuppliers(sql)])
  return { vocabulary: makeVocabulary(categories), suppliers, loadedAt: now }
}

/**
 * Looks for all that was named; when that is little, for what is near: without the figures' demands, with
 * miswritten words taken for what they may mean, with some of the words only, with models a letter off. At
 * most five statements, the later ones only where the earlier found next to nothing.
 */
async function answerQuery(
  sql: Sql,
  vocabulary: Vocabulary,
  query: SearchQuery,
  today: string,
): Promise<Omit<SearchAnswer, 'milliseconds'>> {
  let answer: RawAnswer = { total: 0, facets: [], hits: [] }
  let meant = understandQuery(vocabulary, query.text)
  if (isNothing(query, meant)) return present(query, meant, answer, false)
  let isWidened = false
  for (const attempt of attemptsOf(vocabulary, query, meant)) {
    if (answer.total >= (attempt.isNear ? 1 : ENOUGH)) continue
    const ids = attempt.isByModel ? await nearModels(sql, meant.modelKeys) : null
    if (ids && ids.length === 0) continue
    const found = await runPlan(sql, query, { ...attempt.plan, ids }, today)
    if (found.total <= answer.total) continue
    isWidened = attempt.isWidening
    answer = found
    meant = attempt.meant
  }
  return present(query, meant, answer, isWidened)
}

interface Attempt {
  readonly meant: Understanding
  readonly plan: Omit<Plan, 'ids'>
  readonly isWidening: boolean
  /** Only when nothing at all was found before. */
  readonly isNear: boolean
  readonly isByModel: boolean
}

const NO_DEMANDS: Implied = {
  priceFen: null,
  leadTimeDays: null,
  levels: [],
  energyGrade: [],
  isLocal: false,
  figures: [],
}

function* attemptsOf(vocabulary: Vocabulary, query: SearchQuery, meant: Understanding): Generator<Attempt> {
  const attempt = (from: Understanding, plan: Omit<Plan, 'ids'>, extra: Partial<Attempt> = {}): Attempt => ({
    meant: from,
    plan,
    isWidening: true,
    isNear: false,
    isByModel: false,
    ...extra,
  })
  const implied = impliedBy(vocabulary, meant)
  yield attempt(
    meant,
    { required: meant.groups, optional: [], implied, softened: null },
    { isWidening: false },
  )
  if (meant.modelKeys.length > 0 && meant.categories.length === 0) {
    yield attempt(
      meant,
      { required: [], optional: [], implied: NO_DEMANDS, softened: null },
      { isByModel: true, isNear: true },
    )
  }
  const lenient = understandQuery(vocabulary, query.text, true)
  yield attempt(
    lenient,
    { required: lenient.groups, optional: [], implied, softened: null },
    { isNear: true },
  )
  const categories = lenient.groups.filter(({ isCategory }) => isCategory)
  const others = lenient.groups.filter(({ isCategory }) => !isCategory)
  if (others.length > 0)
    yield attempt(lenient, { required: categories, optional: others, implied, softened: null })
  yield attempt(lenient, { required: categories, optional: others, implied: NO_DEMANDS, softened: implied })
}

/** Nothing was typed that says anything, and yet something was typed: then nothing is found, not everything. */
function isNothing({ text }: SearchQuery, { groups, figures, folded }: Understanding): boolean {
  const says =
    groups.length > 0 ||
    figures.ranges.length > 0 ||
    figures.firstSet.length > 0 ||
    figures.energyGrade.length > 0 ||
    figures.isLocal ||
    figures.priceFen !== null ||
    figures.leadTimeDays !== null
  return !says && (folded !== '' || text.trim() !== '')
}

const LEVEL_NUMBERS = { international: 3, national: 2, provincial: 1 } as const

function impliedBy(vocabulary: Vocabulary, { figures, categories }: Understanding): Implied {
  const slugs = categories.length > 0 ? categories : [...vocabulary.categories.keys()]
  return {
    priceFen: figures.priceFen,
    leadTimeDays: figures.leadTimeDays,
    levels: figures.firstSet.map((level) => LEVEL_NUMBERS[level]),
    energyGrade: figures.energyGrade,
    isLocal: figures.isLocal,
    figures: figures.ranges.slice(0, 4).map((range) => ({
      range,
      keys: slugs.flatMap((category) =>
        (vocabulary.categories.get(category)?.specSchema ?? [])
          .filter((field) => field.type === 'number' && hasUnit(field.key, field.unit, range.unit))
          .map(({ key }) => ({ category, key })),
      ),
    })),
  }
}

/** `M` is not a unit of a data sheet: M12 and above asks for the largest thread. */
function hasUnit(key: string, unit: string, wanted: string): boolean {
  return wanted === 'M' ? key === 'maxThreadMm' : unit === wanted
}

function present(
  query: SearchQuery,
  meant: Understanding,
  raw: RawAnswer,
  isWidened: boolean,
): Omit<SearchAnswer, 'milliseconds'> {
  const marks = meant.groups.flatMap((group) => group.marks)
  const { figures } = meant
  return {
    engine: 'postgres',
    total: Math.min(raw.total, CANDIDATES_AT_MOST),
    isTotalExact: raw.total <= CANDIDATES_AT_MOST,
    hits: raw.hits.map((hit) => presentHit(hit, marks)),
    facets: presentFacets(query, raw),
    understood: {
      categories: meant.categories,
      priceFen: figures.priceFen,
      leadTimeDays: figures.leadTimeDays,
      firstSet: figures.firstSet,
      energyGrade: figures.energyGrade,
      specs: figures.ranges,
      isWidened,
    },
  }
}

function presentFacets(query: SearchQuery, raw: RawAnswer): FacetCounts {
  const counts: { [facet: string]: Record<string, number> } = {}
  for (const facet of query.facets) counts[facet] = {}
  for (const { facet, value, count } of raw.facets) {
    const known = counts[facet]
    if (known) known[value] = count
  }
  return counts as FacetCounts
}

function presentHit(hit: RawHit, marks: readonly string[]): SearchHit {
  const { title, model, maker, supplier, categoryNameZh, categoryNameEn } = hit.shown
  return {
    id: hit.listing_id,
    title,
    model,
    maker,
    category: hit.category,
    categoryNameZh,
    categoryNameEn,
    supplierId: hit.supplier_id,
    supplier,
    county: hit.county,
    isLocal: hit.is_local,
    firstSet: levelName(hit.level),
    energyGrade: hit.energy_grade,
    priceFen: hit.price_fen,
    leadTimeDays: hit.lead_time_days,
    specs: hit.specs,
    highlights: {
      title: highlight(title, marks),
      model: highlight(model, marks),
      maker: highlight(maker, marks),
    },
  }
}
