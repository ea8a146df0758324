import type { Sql } from '#db/client.ts'
import { addBit, type Bitset, eachBit, emptyBits, hasBit, meetBits } from './bitset.ts'
import { countFacet } from './column-facets.ts'
import { facetTests, impliedTests, plainTests, type Test } from './column-filters.ts'
import type { Columns } from './columns.ts'
import { type Facet, type FacetCounts, MAX_HITS, type SearchQuery, type Sort } from './engine.ts'
import type { Leaves } from './leaves.ts'
import type { Plan } from './plan.ts'
import { type Order, selectTop } from './select-top.ts'
import type { Snapshot } from './snapshot.ts'
import type { TokenTest } from './understand-query.ts'

/** What a plan finds: how many, the facets' counts, and the documents of the page with their levels. */
export interface Found {
  readonly total: number
  readonly facets: FacetCounts
  readonly page: readonly { readonly doc: number; readonly level: number }[]
}

const HELD_WEIGHT = 3
const LITERAL_WEIGHT = 2

/**
 * One pass over the documents that the words name: each is held against the filters, counted where it belongs
 * (a filtered facet counts what all the others let through), and kept when it is among the first of its page.
 * `today` is a day since 1970. Only sets of tokens that nobody asked for before are read from the database.
 */
export async function runPlan(
  sql: Sql,
  { columns, leaves }: Snapshot,
  query: SearchQuery,
  plan: Plan,
  today: number,
): Promise<Found> {
  const boosts = boostsOf(plan)
  await leaves.ensure(sql, [scopeTest(plan), ...boosts.map(({ test }) => test)])
  const scope = scopeOf(columns, leaves, plan)
  const { matched, missed } = sift(columns, scope, query, plan, today)
  const scores = scoresOf(columns, leaves, plan, boosts, matched, today)
  const from = Math.min(MAX_HITS, (query.page - 1) * query.pageSize)
  const until = Math.min(MAX_HITS, from + query.pageSize)
  const order = orderOf(columns, query.sort, scores, today)
  const levels = columns.levels(today)
  const page = from >= matched.length ? [] : selectTop(matched, order, until).slice(from)
  const facets = query.facets.map((facet) => {
    const lists = [matched, ...(missed.has(facet) ? [missed.get(facet) ?? EMPTY] : [])]
    return [facet, countFacet(columns, facet, lists, today)] as const
  })
  return {
    total: matched.length,
    facets: Object.fromEntries(facets),
    page: page.map((slot) => ({ doc: columns.doc[slot] ?? 0, level: levels[slot] ?? 0 })),
  }
}

const EMPTY = new Int32Array(0)

function scopeTest({ required, optional }: Plan): TokenTest {
  return required.length > 0
    ? { all: required.map(({ strong, weak }) => ({ any: [strong, weak] })) }
    : { any: optional.map(({ strong, weak }) => ({ any: [strong, weak] })) }
}

function scopeOf(columns: Columns, leaves: Leaves, plan: Plan): Bitset {
  if (plan.docs) {
    const bits = emptyBits(columns.room)
    for (const doc of plan.docs) {
      const slot = columns.slotOf(doc)
      if (slot !== undefined) addBit(bits, slot)
    }
    return bits
  }
  const named = leaves.evaluate(scopeTest(plan))
  return named === null ? columns.alive : meetBits(named, columns.alive)
}

interface Sifted {
  readonly matched: Int32Array
  /** Per filtered facet: what fails by its filter alone. */
  readonly missed: ReadonlyMap<Facet, Int32Array>
}

function sift(columns: Columns, scope: Bitset, query: SearchQuery, plan: Plan, today: number): Sifted {
  const plain = [...impliedTests(columns, plan.implied, today), ...plainTests(columns, query.filters)]
  const filtered = [...facetTests(columns, query.filters, today)]
  const matched = new Int32Array(columns.room)
  let count = 0
  const missed = filtered.map((): number[] => [])
  eachBit(scope, (slot) => {
    for (const test of plain) if (!test(slot)) return
    let failed = -1
    for (let index = 0; index < filtered.length; index += 1) {
      if (filtered[index]?.[1](slot)) continue
      if (failed >= 0) return
      failed = index
    }
    if (failed < 0) matched[count++] = slot
    else missed[failed]?.push(slot)
  })
  return {
    matched: matched.subarray(0, count),
    missed: new Map(filtered.map(([facet], index) => [facet, Int32Array.from(missed[index] ?? [])])),
  }
}

interface Boost {
  readonly test: TokenTest
  readonly weight: number
}

/** What lifts a document: a group named strongly, and, where groups are optional, that it is named at all. */
function boostsOf({ required, optional, docs }: Plan): Boost[] {
  if (docs) return []
  const groups = [...required, ...optional]
  return [
    ...groups.flatMap(({ literal }) => (literal ? [{ test: literal, weight: LITERAL_WEIGHT }] : [])),
    ...groups.map(({ strong, weight }) => ({ test: strong, weight })),
    ...optional.map(({ strong, weak, weight }) => ({ test: { any: [strong, weak] }, weight: weight / 2 })),
  ]
}

/** A score per slot; only those of the matched are set. */
function scoresOf(
  columns: Columns,
  leaves: Leaves,
  plan: Plan,
  boosts: readonly Boost[],
  matched: Int32Array,
  today: number,
): Float32Array {
  const scores = new Float32Array(columns.room)
  plan.docs?.forEach((doc, place) => {
    const slot = columns.slotOf(doc)
    if (slot !== undefined) scores[slot] = -place
  })
  for (const { test, weight } of boosts) {
    const lifted = leaves.evaluate(test)
    if (lifted) lift(scores, matched, weight, (slot) => hasBit(lifted, slot))
  }
  const held = plan.softened ? impliedTests(columns, plan.softened, today) : []
  for (const test of held) lift(scores, matched, HELD_WEIGHT, test)
  return scores
}

function lift(scores: Float32Array, matched: Int32Array, weight: number, test: Test): void {
  for (let index = 0; index < matched.length; index += 1) {
    const slot = matched[index] ?? 0
    if (test(slot)) scores[slot] = (scores[slot] ?? 0) + weight
  }
}

/** The order of hits; ties always end with the document's number, so that pages neither repeat nor skip. */
function orderOf(columns: Columns, sort: Sort, scores: Float32Array, today: number): Order {
  const { doc, priceFen, leadTimeDays, quality } = columns
  const by = (column: ArrayLike<number>, a: number, b: number) => (column[a] ?? 0) - (column[b] ?? 0)
  const levels = columns.levels(today)
  const level = (a: number, b: number) => by(levels, b, a)
  switch (sort) {
    case 'relevance':
      return (a, b) => by(scores, b, a) || level(a, b) || by(quality, b, a) || by(doc, a, b)
    case 'priceFen':
      return (a, b) => by(priceFen, a, b) || by(doc, a, b)
    case '-priceFen':
      return (a, b) => by(priceFen, b, a) || by(doc, b, a)
    case 'leadTimeDays':
      return (a, b) => by(leadTimeDays, a, b) || by(doc, a, b)
    case 'firstSet':
      return (a, b) => level(a, b) || by(scores, b, a) || by(doc, a, b)
  }
}
