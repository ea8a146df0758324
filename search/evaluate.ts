import { dayInShanghai } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { levelOn, type SearchDocument } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import { CIRCUMSTANCE_QUERIES } from './evaluation/circumstances.ts'
import { gradeOf, type JudgedQuery, type QueryKind } from './evaluation/judged-query.ts'
import { NAME_QUERIES } from './evaluation/names.ts'
import { WISH_QUERIES } from './evaluation/wishes.ts'
import { knownCategories } from './postgres-index.ts'
import { listingIdsAfter, loadDocuments } from './store.ts'

export const JUDGED_QUERIES: readonly JudgedQuery[] = [
  ...NAME_QUERIES,
  ...WISH_QUERIES,
  ...CIRCUMSTANCE_QUERIES,
]

export interface QueryQuality {
  readonly text: string
  readonly kind: QueryKind
  /** Discounted gain of the first ten against the best possible order of all documents; 1 is perfect. */
  readonly ndcg: number
  /** Of the documents graded 2 and 3 (at most twenty), how many are among the first twenty. */
  readonly recall: number
  readonly relevant: number
}

export interface Evaluation {
  readonly queries: number
  readonly ndcg: number
  readonly recall: number
  readonly byKind: Readonly<
    Record<string, { readonly queries: number; readonly ndcg: number; readonly recall: number }>
  >
  readonly worst: readonly QueryQuality[]
}

const DEPTH = 10
const RECALL_DEPTH = 20

/** Asks the engine every judged query and grades what comes back against all published documents. */
export async function evaluate(
  sql: Sql,
  engine: SearchEngine,
  now: Date,
  queries: readonly JudgedQuery[] = JUDGED_QUERIES,
): Promise<Evaluation> {
  const documents = await loadAll(sql)
  const today = dayInShanghai(now)
  const qualities: QueryQuality[] = []
  for (const query of queries) {
    const grades = new Map(
      documents.map((document) => [
        document.listingId,
        gradeOf(query, document, levelOn(document.until, today)),
      ]),
    )
    const answer = await engine.search({
      text: query.text,
      filters: {},
      sort: 'relevance',
      page: 1,
      pageSize: RECALL_DEPTH,
      facets: [],
    })
    qualities.push(
      qualityOf(
        query,
        grades,
        answer.hits.map(({ id }) => id),
      ),
    )
  }
  return summarise(qualities)
}

async function loadAll(sql: Sql): Promise<SearchDocument[]> {
  const categories = await knownCategories(sql)
  const documents: SearchDocument[] = []
  for (let after = ''; ; ) {
    const ids = await listingIdsAfter(sql, after, 500)
    const last = ids.at(-1)
    if (last === undefined) return documents
    documents.push(...(await loadDocuments(sql, categories, ids)))
    after = last
  }
}

/** Nothing relevant exists: then finding nothing is perfect, and each hit makes it worse. */
function qualityOf(
  query: JudgedQuery,
  grades: ReadonlyMap<string, number>,
  found: readonly string[],
): QueryQuality {
  const ideal = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a)
  const given = found.map((id) => grades.get(id) ?? 0)
  const relevant = ideal.filter((grade) => grade >= 2).length
  const { text, kind } = query
  if (ideal.length === 0) {
    const quality = 1 / (1 + found.length)
    return { text, kind, ndcg: quality, recall: quality, relevant }
  }
  const wanted = Math.min(relevant, RECALL_DEPTH)
  return {
    text,
    kind,
    ndcg: gainOf(given) / gainOf(ideal),
    recall: wanted === 0 ? 1 : given.filter((grade) => grade >= 2).length / wanted,
    relevant,
  }
}

function gainOf(grades: readonly number[]): number {
  return grades
    .slice(0, DEPTH)
    .reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0)
}

function summarise(qualities: readonly QueryQuality[]): Evaluation {
  const kinds = [...new Set(qualities.map(({ kind }) => kind))].sort()
  const byKind = Object.fromEntries(
    kinds.map((kind) => {
      const own = qualities.filter((quality) => quality.kind === kind)
      return [kind, { queries: own.length, ndcg: mean(own, 'ndcg'), recall: mean(own, 'recall') }]
    }),
  )
  const worst = [...qualities].sort((a, b) => a.ndcg - b.ndcg).slice(0, 20)
  return {
    queries: qualities.length,
    ndcg: mean(qualities, 'ndcg'),
    recall: mean(qualities, 'recall'),
    byKind,
    worst,
  }
}

function mean(qualities: readonly QueryQuality[], key: 'ndcg' | 'recall'): number {
  const sum = qualities.reduce((total, quality) => total + quality[key], 0)
  return Math.round((sum / Math.max(1, qualities.length)) * 10_000) / 10_000
}
