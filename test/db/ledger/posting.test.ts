import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type AccountRef, account } from '#app/domain/escrow/chart-of-accounts.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { type Journal, postJournal, postJournals } from '#db/stores/ledger.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase()
const { sql } = database
const NOW = new Date('2026-03-02T01:00:00Z')
const outside = account('outside', 'org_1', null)
const deposit = (n: number): AccountRef => account('deposit', `cmt_${n}`, null)

function journal(name: string, from: AccountRef, to: AccountRef, amountFen: bigint): Journal {
  const ids = { id: `jrn_${name}`, idempotencyKey: name, poolId: null, orderId: null, paymentId: null }
  return { ...ids, kind: 'deposit_held', postings: [{ from, to, amountFen }] }
}

const post = (journals: readonly Journal[]) => begin(database, (tx) => postJournals(tx, NOW, journals))
const book = async () => [...(await sql`select id, balance_fen from accounts order by id`)]

beforeEach(async () => {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`truncate journal_seals, unsealed_journals, entries, journals, accounts cascade`
  })
})

test('many journals are posted in one call, each with its entries, and wait for their seals', async () => {
  const posted = await post([1, 2, 3].map((n) => journal(`k${n}`, outside, deposit(n), 100n * BigInt(n))))
  expect([...posted].toSorted()).toEqual(['jrn_k1', 'jrn_k2', 'jrn_k3'])
  expect(await sql`select 1 from entries`).toHaveLength(6)
  expect(await sql`select 1 from unsealed_journals`).toHaveLength(3)
  expect(await findBrokenInvariants(database, NOW)).toEqual([])
})

test('one whose key was used before is left out, also within the call, and the others are posted', async () => {
  await post([journal('seen', outside, deposit(1), 100n)])
  const again = { ...journal('seen', outside, deposit(1), 100n), id: 'jrn_other' }
  const twice = { ...journal('new', outside, deposit(2), 7n), id: 'jrn_twin' }
  const posted = await post([again, journal('new', outside, deposit(2), 7n), twice])
  expect([...posted]).toEqual(['jrn_new'])
  expect(await sql`select balance_fen from accounts where id = 'deposit:cmt_2'`).toMatchObject([
    { balance_fen: 7n },
  ])
})

test('each is judged as if it had come alone: a later one does not pay for an earlier one', async () => {
  const takes = journal('takes', deposit(1), outside, 50n)
  const fills = journal('fills', outside, deposit(1), 80n)
  await expect(post([takes, fills])).rejects.toMatchObject({ code: '23514' })
  expect(await book()).toEqual([])
  await post([fills, takes])
  expect(await sql`select balance_fen from accounts where id = 'deposit:cmt_1'`).toMatchObject([
    { balance_fen: 30n },
  ])
})

test('an entry that comes after its transaction is refused, as is a journal that does not balance', async () => {
  await post([journal('closed', outside, deposit(1), 100n)])
  await expect(
    sql`insert into entries values ('jrn_closed', 2, 'outside:org_1', -5), ('jrn_closed', 3, 'deposit:cmt_1', 5)`,
  ).rejects.toThrow(/is closed/)
  await expect(
    sql`insert into journals (id, idempotency_key, kind, posted_at) values ('lone', 'lone', 'correction', now())`,
  ).rejects.toMatchObject({ code: '23514' })
})

test('together and one by one lead to the same books, whatever is posted', async () => {
  const step = fc.record({
    from: fc.nat({ max: 3 }),
    to: fc.nat({ max: 3 }),
    fen: fc.integer({ min: 1, max: 90 }),
  })
  const place = (n: number): AccountRef => (n === 0 ? outside : deposit(n))
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      round += 1
      const moves = steps
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, fen }, n) => journal(`${round}-${n}`, place(from), place(to), BigInt(fen)))
      const before = await book()
      const whole = await post(moves).then(book, (fault: { code?: string }) => fault.code)
      if (Array.isArray(whole)) await undo(whole, before)
      let alone: unknown = null
      await begin(database, async (tx) => {
        for (const move of moves)
          await postJournal(tx, NOW, { ...move, id: `${move.id}x`, idempotencyKey: `${move.id}x` })
      }).catch((fault: { code?: string }) => {
        alone = fault.code
      })
      expect(alone ?? (await book())).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})

/** Takes a call's balances back, past every guard, so that the same moves can be made again one by one. */
async function undo(after: readonly Record<string, unknown>[], before: readonly Record<string, unknown>[]) {
  const old = new Map(before.map((row) => [row.id, row.balance_fen]))
  for (const { id } of after)
    await sql`update accounts set balance_fen = ${String(old.get(id) ?? 0)}::bigint where id = ${String(id)}`
}
