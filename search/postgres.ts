import type { SpecValues } from '#app/domain/catalogue/spec-schema.ts'
import { type Clock, DAY_MS, dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { attemptsOf, ENOUGH, saysNothing } from './attempts.ts'
import { LEVEL_NAMES } from './column-filters.ts'
import type { ShownDocument } from './documents.ts'
import {
  boundQuery,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchQuery,
} from './engine.ts'
import { highlight } from './highlight.ts'
import { keepKnown } from './known.ts'
import { nearModels } from './near-models.ts'
import { ACTIVE } from './postgres-index.ts'
import { type Found, runPlan } from './postgres-query.ts'
import { keepSnapshot, type Snapshot } from './snapshot.ts'
import { suggestFromPostgres } from './suggest.ts'
import { type Understanding, understandQuery } from './understand-query.ts'
import type { Vocabulary } from './vocabulary.ts'
import { warmUp } from './warm-up.ts'

const NOTHING: Found = { total: 0, facets: {}, page: [] }

interface RawHit {
  readonly doc: number
  readonly listing_id: string
  readonly category: string
  readonly county: string
  readonly is_local: boolean
  readonly supplier_id: string
  readonly energy_grade: number | null
  readonly price_fen: number
  readonly lead_time_days: number
  readonly specs: SpecValues
  readonly shown: ShownDocument
}

/**
 * The engine that needs nothing but the database. It remembers the index's narrow columns and the token sets
 * that were asked for, and reads what changed before each search; any number of engines may run.
 */
export function createPostgresEngine(parts: { readonly sql: Sql; readonly clock: Clock }): SearchEngine {
  const { sql, clock } = parts
  const keeper = keepSnapshot(sql)
  let warmed: Snapshot | null = null
  const words = keepKnown(sql, clock)
  return {
    name: 'postgres',
    search: async (query) => {
      const started = performance.now()
      const bounded = boundQuery(query)
      const day = dayInShanghai(clock.now())
      const [{ vocabulary }, snapshot] = await Promise.all([words(), keeper.fresh()])
      if (snapshot !== warmed) {
        warmed = snapshot
        warmUp(sql, snapshot, vocabulary.categories.values()).catch(() => {})
      }
      let answer = await answerQuery(sql, snapshot, vocabulary, bounded, day)
      // A rebuild has put another table in place meanwhile, in which documents have other numbers.
      if (answer === null) answer = await answerQuery(sql, await keeper.fresh(), vocabulary, bounded, day)
      const milliseconds = Math.round((performance.now() - started) * 10) / 10
      return {
        ...(answer ?? present(bounded, understandQuery(vocabulary, ''), NOTHING, [], false)),
        milliseconds,
      }
    },
    suggest: async (text, limit) => suggestFromPostgres(sql, await words(), text, limit),
  }
}

/**
 * Looks for all that was named; when that is little, for what is near: without the figures' demands, with
 * miswritten words taken for what they may mean, with some of the words only, with models a letter off. At
 * most five attempts, the later ones only where the earlier found next to nothing. Null: see `loadHits`.
 */
async function answerQuery(
  sql: Sql,
  snapshot: Snapshot,
  vocabulary: Vocabulary,
  query: SearchQuery,
  day: string,
): Promise<Omit<SearchAnswer, 'milliseconds'> | null> {
  const today = Math.round(Date.parse(day) / DAY_MS)
  let found: Found = NOTHING
  let meant = understandQuery(vocabulary, query.text)
  if (saysNothing(query, meant)) return present(query, meant, found, [], false)
  let isWidened = false
  for (const attempt of attemptsOf(vocabulary, query)) {
    if (found.total >= (attempt.isNear ? 1 : ENOUGH)) continue
    const docs = attempt.isByModel ? await nearModels(sql, meant.modelKeys) : null
    if (docs && docs.length === 0) continue
    const wider = await runPlan(sql, snapshot, query, { ...attempt.plan, docs }, today)
    if (wider.total <= found.total) continue
    isWidened = attempt.isWidening
    found = wider
    meant = attempt.meant
  }
  const hits = await loadHits(sql, found)
  return hits === null ? null : present(query, meant, found, hits, isWidened)
}

/** What the hits of a page show; null when documents have gone since they were found. */
async function loadHits(sql: Sql, { page }: Found): Promise<RawHit[] | null> {
  if (page.length === 0) return []
  const rows = await sql<RawHit[]>`
    select doc, listing_id, category, county, is_local, supplier_id, energy_grade, price_fen::float8 as price_fen,
      lead_time_days, specs, shown
    from ${sql(ACTIVE)} where doc = any(${page.map(({ doc }) => doc)})`
  const byDoc = new Map(rows.map((row) => [row.doc, row]))
  const hits = page.flatMap(({ doc }) => byDoc.get(doc) ?? [])
  return hits.length === 0 ? null : hits
}

function present(
  { facets }: SearchQuery,
  meant: Understanding,
  found: Found,
  hits: readonly RawHit[],
  isWidened: boolean,
): Omit<SearchAnswer, 'milliseconds'> {
  const marks = meant.groups.flatMap((group) => group.marks)
  const levels = new Map(found.page.map(({ doc, level }) => [doc, level]))
  const { figures } = meant
  return {
    engine: 'postgres',
    total: found.total,
    isTotalExact: true,
    hits: hits.map((hit) => presentHit(hit, levels.get(hit.doc) ?? 0, marks)),
    facets: { ...Object.fromEntries(facets.map((facet) => [facet, {}])), ...found.facets },
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

function presentHit(hit: RawHit, level: number, marks: readonly string[]): SearchHit {
  const { title, model, maker, supplier, categoryNameZh, categoryNameEn } = hit.shown
  return {
    id: hit.listing_id,
    ...{ title, model, maker, supplier, categoryNameZh, categoryNameEn },
    category: hit.category,
    supplierId: hit.supplier_id,
    county: hit.county,
    isLocal: hit.is_local,
    firstSet: LEVEL_NAMES[level] ?? null,
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
