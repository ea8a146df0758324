import { expect, test } from 'vitest'
import { findAppRole } from '#db/app-role.ts'
import { openDatabase } from '#db/client.ts'
import { sealJournals } from '#db/stores/chain.ts'
import { balanceOf } from '#db/stores/ledger.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { postDeposit } from '#test/support/ledger.ts'

const owner = await testDatabase()
const role = await findAppRole(owner.url)
const product = openDatabase(owner.url, { max: 4, role })

test('the running product takes on a role of its own', async () => {
  expect(role).toBe('hecai_app')
  const [row] =
    await product.sql`select current_user as name, usesuper from pg_user where usename = current_user`
  expect(row).toBeUndefined()
})

test('it posts, and history is sealed for it', async () => {
  expect(await postDeposit(product, 'first', 700n)).toBe(true)
  expect(await postDeposit(product, 'first', 700n)).toBe(false)
  expect(await sealJournals(product, new Date())).toBe(1)
  expect(await begin(product, (tx) => balanceOf(tx, 'deposit:cmt_1'))).toBe(700n)
})

test.each([
  'update entries set amount_fen = 1',
  'delete from entries',
  'truncate entries',
  "update journals set kind = 'correction'",
  'delete from journals',
  'update audit_trail set event = null',
  'delete from audit_trail',
  'update journal_seals set sealed_at = now()',
  'delete from journal_seals',
  "insert into journal_seals values (99, 'x', '', '', now())",
  'delete from unsealed_journals',
  'delete from bank_statement_lines',
  "insert into lifecycle_edges values ('pool', 'settled', 'open')",
  'alter table entries disable trigger all',
  'drop trigger entries_are_append_only on entries',
  'set session_replication_role = replica',
])('it may not: %s', async (statement) => {
  await expect(product.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
})

test('even without their triggers, journals and entries cannot be changed by it', async () => {
  await owner.sql.unsafe('alter table entries disable trigger all')
  await expect(product.sql`update entries set amount_fen = 1`).rejects.toMatchObject({ code: '42501' })
  await owner.sql.unsafe('alter table entries enable trigger all')
  await product.close()
})

test('a balance cannot go below zero, whoever posts', async () => {
  const back = postDeposit(owner, 'too much', 1n, { firm: 'org_2' })
  await expect(back).resolves.toBe(true)
  await expect(
    owner.sql`select post_journal('j', 'j', 'correction', null, null, null, now(),
      array['deposit:cmt_1', 'outside:org_1'], array['deposit', 'outside'], array[null, null]::text[],
      array[false, true], array[-100000, 100000]::bigint[])`,
  ).rejects.toMatchObject({ code: '23514' })
})

test('twenty journals at once on the same accounts are twenty, and the balance is theirs', async () => {
  const keys = Array.from({ length: 20 }, (_, n) => `crowd${n}`)
  const twice = [...keys, ...keys]
  const posted = await Promise.all(twice.map((key) => postDeposit(owner, key, 10n, { commitment: 'cmt_9' })))
  expect(posted.filter(Boolean)).toHaveLength(20)
  const rows = await owner.sql`
    select a.balance_fen, sum(e.amount_fen)::bigint as entries from accounts a join entries e on e.account_id = a.id
    where a.id = 'deposit:cmt_9' group by 1`
  expect([...rows]).toEqual([{ balance_fen: 200n, entries: 200n }])
})
