import { beforeEach, expect, test } from 'vitest'
import { CHAIN_INVARIANTS } from '#app/read-models/invariants/chain-invariants.ts'
import { verifyChain } from '#app/read-models/ledger/verify-chain.ts'
import { chainHead, sealJournals } from '#db/stores/chain.ts'
import { testDatabase } from '#test/support/database.ts'
import { postDeposit } from '#test/support/ledger.ts'

const database = await testDatabase()
const { sql } = database
const NOW = new Date('2026-03-02T01:00:00Z')

beforeEach(async () => {
  // Only a superuser who turns the guards off can do this, and that is what these tests are about.
  await tamper((tx) => tx`truncate journal_seals, unsealed_journals, entries, journals, accounts cascade`)
  for (let n = 1; n <= 12; n += 1) await postDeposit(database, `k${n}`, BigInt(n * 100))
  await sealJournals(database, NOW)
})

/** What a superuser can do and nobody else: change history with every trigger asleep. */
async function tamper(change: (tx: typeof sql) => Promise<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await change(tx as unknown as typeof sql)
  })
}

/** What the query in the database and the reader outside it find, which share no code. */
async function findings(head?: string): Promise<{ asked: string[]; read: string[] }> {
  const asked = (await Promise.all(CHAIN_INVARIANTS.map(({ find }) => find(sql, NOW)))).flat()
  const { faults } = await verifyChain(database, head)
  return { asked: asked.map(({ example }) => example), read: [...faults] }
}

test('an honest past is found honest, and sealed once however often it is sealed', async () => {
  expect(await findings()).toEqual({ asked: [], read: [] })
  expect(await sealJournals(database, NOW)).toBe(0)
  await Promise.all([1, 2, 3, 4].map((n) => postDeposit(database, `late${n}`, 5n)))
  const sealed = await Promise.all([1, 2, 3].map(() => sealJournals(database, NOW)))
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(4)
  expect(await findings()).toEqual({ asked: [], read: [] })
  expect(await chainHead(database)).toMatch(/^16:[0-9a-f]{64}$/)
})

test('a journal not yet sealed is no fault: it waits', async () => {
  await postDeposit(database, 'fresh', 5n)
  expect(await findings()).toEqual({ asked: [], read: [] })
})

test.each([
  ['an amount', "update entries set amount_fen = amount_fen * 2 where journal_id = 'jrn_k5'"],
  ['an account', "update entries set account_id = 'deposit:cmt_2' where journal_id = 'jrn_k5' and line = 1"],
  ['an instant', "update journals set posted_at = posted_at + interval '1 day' where id = 'jrn_k5'"],
  ['a key', "update journals set idempotency_key = 'other' where id = 'jrn_k5'"],
  ['a kind', "update journals set kind = 'bond_held' where id = 'jrn_k5'"],
  ['an entry that is gone', "delete from entries where journal_id = 'jrn_k5' and line = 0"],
  ['a journal that is gone', "delete from journals where id = 'jrn_k5'"],
  ['a seal that is gone', 'delete from journal_seals where ordinal = 5'],
  ['a seal that is forged', "update journal_seals set content_hash = '\\x00' where ordinal = 5"],
  [
    'an entry that was added',
    "insert into entries values ('jrn_k5', 2, 'outside:org_1', -7), ('jrn_k5', 3, 'deposit:cmt_1', 7)",
  ],
])('a superuser who changes %s is found, twice', async (_, change) => {
  await sql`insert into accounts values ('deposit:cmt_2', 'deposit', null, false, 0) on conflict do nothing`
  await tamper((tx) => tx.unsafe(change))
  const { asked, read } = await findings()
  expect(asked.join()).toMatch(/seal \d+, journal jrn_k\d+/)
  expect(read.length).toBeGreaterThan(0)
})

test('a journal slipped in past the guards is found', async () => {
  await tamper(
    (tx) =>
      tx`insert into journals (id, idempotency_key, kind, posted_at) values ('ghost', 'ghost', 'correction', now())`,
  )
  const { asked, read } = await findings()
  expect(asked).toEqual(['journal ghost: neither sealed nor waiting for its seal'])
  expect(read).toEqual(['journal ghost is neither sealed nor waiting for its seal'])
})

test('one who rewrites the whole chain after his change is found by a head published before', async () => {
  const published = (await chainHead(database)) ?? ''
  await tamper(async (tx) => {
    await tx`update entries set amount_fen = amount_fen * 3 where journal_id = 'jrn_k5'`
    await tx`insert into unsealed_journals (journal_id) select journal_id from journal_seals order by ordinal`
    await tx`delete from journal_seals`
  })
  await sealJournals(database, NOW)
  expect(await findings()).toEqual({ asked: [], read: [] })
  expect((await findings(published)).read).toEqual([
    `the head ${published} was published and is not in the chain`,
  ])
})

test('one who cuts off the end is found by a head published before', async () => {
  const published = (await chainHead(database)) ?? ''
  await tamper(async (tx) => {
    await tx`delete from entries where journal_id in ('jrn_k11', 'jrn_k12')`
    await tx`delete from journals where id in ('jrn_k11', 'jrn_k12')`
    await tx`delete from journal_seals where ordinal > 10`
  })
  expect((await findings()).read).toEqual([])
  expect((await findings(published)).read).toHaveLength(1)
})
