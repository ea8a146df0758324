import { describe, expect, test } from 'vitest'
import { FACETS, type SearchFilters, type SearchQuery } from '#search/engine.ts'
import { testDatabase } from '#test/support/database.ts'
import { openEngines } from './engines.ts'

const database = await testDatabase()
const { postgres, meilisearch } = await openEngines(database)
const queryOf = (more: Partial<SearchQuery>): SearchQuery => ({
  text: '',
  filters: {},
  sort: 'relevance',
  page: 1,
  pageSize: 20,
  facets: FACETS,
  ...more,
})
const SLOW_MS = 3_000

const TEXTS = {
  'ten thousand characters': '冷镦机 '.repeat(2_500),
  'ten thousand different characters': Array.from({ length: 10_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + at),
  ).join(''),
  'ten thousand letters': 'a'.repeat(10_000),
  'a thousand words': Array.from({ length: 1_000 }, (_, at) => `w${at}`).join(' '),
  'control characters': '冷\u0000镦\u0007机\u001b[31m\u202e',
  'nothing but control characters': '\u0000\u0001\u0002\u200b\ufeff',
  emoji: '😀🏭👩‍🔧🇨🇳',
  'half of a surrogate pair': '冷镦机\ud83d',
  SQL: "'; drop table search_documents; -- ' or '1'='1",
  tsquery: "冷镦机' & !'x':* | (a & b",
  'a filter': 'county = "330424" OR supplierId EXISTS',
  'LIKE patterns': '%%__%\\%',
  'a regular expression': '(a+)+$(a+)+$(a+)+$',
  quotes: `"'\`\\"'\\`,
  'many figures': '1kw 2kw 3kw 4kw 5kw 6kw 7kw 8kw 9kw 10kw-99kw 1万-2万 3天以内',
  'a number beyond numbers': '999999999999999999999999999kW以上',
  blanks: '     \t\n　',
  HTML: '<script>alert(1)</script><img src=x onerror=1>',
  'right to left': 'مكبس التشكيل على البارد',
}

describe.each([postgres, meilisearch])('the engine $engine.name', ({ engine }) => {
  test.each(Object.entries(TEXTS))('%s is answered, soon', async (_name, text) => {
    const started = performance.now()
    const { total, hits, facets } = await engine.search(queryOf({ text }))
    expect(performance.now() - started).toBeLessThan(SLOW_MS)
    expect(hits.length).toBeLessThanOrEqual(20)
    expect(total).toBeGreaterThanOrEqual(hits.length)
    expect(Object.keys(facets)).toEqual([...FACETS])
    expect(await engine.suggest(text, 8)).toBeInstanceOf(Array)
  })

  test.each<[string, number, number]>([
    ['page 10^9', 1e9, 20],
    ['page zero', 0, 20],
    ['a page below zero', -5, 20],
    ['a page that is no number', Number.NaN, 20],
    ['half a page', 1.5, 20],
    ['a page of a million', 1, 1e6],
    ['a page of nothing', 1, 0],
    ['a page without end', 1, Number.POSITIVE_INFINITY],
  ])('%s is answered', async (_name, page, pageSize) => {
    const { hits, total } = await engine.search(queryOf({ page, pageSize }))
    expect(hits.length).toBeLessThanOrEqual(50)
    expect(total).toBeGreaterThan(0)
    if (page === 1e9) expect(hits).toEqual([])
  })

  test.each<[string, SearchFilters]>([
    ['values with quotes', { county: ['"', "'", '\\', '") OR ("1'] }],
    ['a category with SQL', { category: ["x'; drop table listings; --"] }],
    ['bands that nobody has', { priceBand: ['cheap'], leadBand: ['soon'] }],
    ['grades beyond grades', { energyGrade: [1e9, -1, 1.5, Number.NaN] }],
    ['an endless range', { priceFen: { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY } }],
    ['a range upside down', { leadTimeDays: { min: 90, max: 1 } }],
    ['a spec called constructor', { specs: [{ key: 'constructor', kind: 'range', min: 1 }] }],
    ['a spec called __proto__', { specs: [{ key: '__proto__', kind: 'oneOf', options: ['x'] }] }],
    [
      'a hundred specs',
      {
        specs: Array.from({ length: 100 }, (_, at) => ({ key: `k${at}`, kind: 'is', value: true }) as const),
      },
    ],
  ])('filters of %s are answered', async (_name, filters) => {
    const { hits, total } = await engine.search(queryOf({ filters }))
    expect(total).toBeGreaterThanOrEqual(hits.length)
    if (!('priceFen' in filters)) expect(total).toBe(0)
  })
})
