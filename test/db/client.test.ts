import { sql as text } from 'drizzle-orm'
import { bigint, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { checkDatabase, openDatabase } from '#db/client.ts'
import { DatabaseFault } from '#db/embedded/fault.ts'
import { emptyDatabase } from '#test/support/database.ts'

const database = await emptyDatabase()
const { sql, drizzle } = database

const things = pgTable('things', {
  id: bigint('id', { mode: 'bigint' }).generatedAlwaysAsIdentity().primaryKey(),
  priceFen: bigint('price_fen', { mode: 'bigint' }).notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  facts: jsonb('facts').notNull(),
})
await sql`create table things (id bigint generated always as identity primary key,
  price_fen bigint not null, at timestamptz not null, facts jsonb not null)`

const LARGE = 9_007_199_254_740_993n
const AT = new Date('2026-03-02T01:00:00.123Z')

test('an amount beyond 2^53 comes back whole, through raw SQL and through drizzle', async () => {
  await drizzle.insert(things).values({ priceFen: LARGE, at: AT, facts: { a: 1 } })
  await sql`insert into things (price_fen, at, facts) values (${LARGE}, ${AT}, ${sql.json({ a: 1 })})`
  const raw = await sql<{ price_fen: bigint }[]>`select price_fen from things`
  const typed = await drizzle.select().from(things)
  expect(raw.map((row) => row.price_fen)).toEqual([LARGE, LARGE])
  expect(typed.map((row) => row.priceFen)).toEqual([LARGE, LARGE])
})

test('instants and JSON are the same however they were written and read', async () => {
  const raw = await sql`select at, facts, jsonb_typeof(facts) as kind from things`
  const typed = await drizzle.select().from(things)
  for (const row of raw) expect(row).toMatchObject({ at: AT, facts: { a: 1 }, kind: 'object' })
  for (const row of typed) expect(row).toMatchObject({ at: AT, facts: { a: 1 } })
})

test('a transaction of drizzle speaks the same types', async () => {
  const rows = await drizzle.transaction(async (tx) => {
    await tx.insert(things).values({ priceFen: 1n, at: AT, facts: ['x'] })
    return tx.execute(
      text`select price_fen, at from things where at = ${AT.toISOString()} and price_fen = ${1n}`,
    )
  })
  expect(rows[0]).toEqual({ price_fen: 1n, at: AT })
})

test('a calendar day never becomes an instant, and sessions speak UTC', async () => {
  const [row] = await sql`select date '2026-03-02' as day, current_setting('timezone') as zone`
  expect(row).toEqual({ day: '2026-03-02', zone: 'UTC' })
})

test('a wrong address is one sentence', async () => {
  expect(() => openDatabase('mysql://x')).toThrow(DatabaseFault)
  expect(() => openDatabase('nonsense')).toThrow(/DATABASE_URL/)
  await expectFault('postgres://a:b@127.0.0.1:1/x', /cannot be reached \(host 127\.0\.0\.1:1\)/)
  const wrongPassword = new URL(database.url)
  wrongPassword.password = 'wrong'
  await expectFault(wrongPassword.href, /password in DATABASE_URL is not accepted/)
  const wrongName = new URL(database.url)
  wrongName.pathname = '/nowhere'
  await expectFault(wrongName.href, /database nowhere .* does not exist/)
  await expect(checkDatabase(database)).resolves.toBeUndefined()
})

async function expectFault(url: string, sentence: RegExp): Promise<void> {
  const other = openDatabase(url, { max: 1 })
  await expect(checkDatabase(other)).rejects.toThrow(sentence)
  await expect(checkDatabase(other)).rejects.toThrow(DatabaseFault)
  await other.close()
}
