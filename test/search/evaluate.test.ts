import { expect, test } from 'vitest'
import { evaluate, JUDGED_QUERIES } from '#search/evaluate.ts'
import { createPostgresEngine } from '#search/postgres.ts'
import { testDatabase } from '#test/support/database.ts'
import { SEED_NOW, seedSearch } from './seeded.ts'

const { sql } = await testDatabase()
await seedSearch(sql)

test('at least 150 different queries of every kind are judged', () => {
  expect(new Set(JUDGED_QUERIES.map(({ text }) => text)).size).toBe(JUDGED_QUERIES.length)
  expect(JUDGED_QUERIES.length).toBeGreaterThanOrEqual(150)
  const kinds = new Set(JUDGED_QUERIES.map(({ kind }) => kind))
  for (const kind of ['colloquial', 'pinyin', 'typo', 'model', 'range', 'mixed'])
    expect(kinds).toContain(kind)
})

test('the PostgreSQL engine reaches nDCG@10 of 0.90, in every kind of query', async () => {
  const engine = createPostgresEngine({ sql, clock: { now: () => SEED_NOW } })
  const { ndcg, recall, byKind } = await evaluate(sql, engine, SEED_NOW)
  expect(ndcg).toBeGreaterThanOrEqual(0.98)
  expect(recall).toBeGreaterThanOrEqual(0.98)
  for (const [kind, own] of Object.entries(byKind)) expect(own.ndcg, kind).toBeGreaterThanOrEqual(0.9)
})
