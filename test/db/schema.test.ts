import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'

const database = await testDatabase({ max: 2 })
const modules = import.meta.glob<Record<string, unknown>>('../../db/schema/*.ts', { eager: true })
const tables = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable))

test('the typed schema and the migrated database are one', async () => {
  expect(tables.length).toBeGreaterThan(20)
  for (const table of tables) {
    const { name, schema } = getTableConfig(table)
    const rows = await database.sql<{ column: string; isNullable: boolean }[]>`
      select column_name as column, is_nullable = 'YES' as "isNullable" from information_schema.columns
      where table_name = ${name} and table_schema = ${schema ?? 'public'}`
    const stored = Object.fromEntries(rows.map((row) => [row.column, row.isNullable]))
    const typed = Object.fromEntries(
      Object.values(getTableColumns(table)).map((column) => [
        column.name,
        !column.notNull && !column.generated,
      ]),
    )
    expect({ table: name, columns: Object.keys(stored).sort() }).toEqual({
      table: name,
      columns: Object.keys(typed).sort(),
    })
    for (const column of Object.values(getTableColumns(table))) {
      if (!column.generated)
        expect({ table: name, column: column.name, isNullable: stored[column.name] }).toEqual({
          table: name,
          column: column.name,
          isNullable: !column.notNull,
        })
    }
  }
})

test('history cannot be rewritten, books cannot be unbalanced, illegal states cannot be written', async () => {
  const { sql } = database
  await sql`insert into audit_trail (at, machine, subject_id, event) values (now(), 'pool', 'p', 'test')`
  await expect(sql`update audit_trail set event = 'other'`).rejects.toThrow(/append-only/)
  await expect(sql`delete from audit_trail`).rejects.toThrow(/append-only/)
  await expect(sql`truncate audit_trail`).rejects.toThrow(/append-only/)
  await sql`insert into accounts values ('outside:a', 'outside', null, true, 0), ('deposit:c', 'deposit', null, false, 0)`
  const journal = (id: string) => sql`
    insert into journals (id, idempotency_key, kind, posted_at) values (${id}, ${id}, 'deposit_held', now())`
  await expect(journal('alone')).rejects.toThrow(/does not balance/)
  const lopsided = sql.begin(async (tx) => {
    await tx`insert into journals (id, idempotency_key, kind, posted_at) values ('j1', 'j1', 'deposit_held', now())`
    await tx`insert into entries values ('j1', 0, 'outside:a', -100), ('j1', 1, 'deposit:c', 99)`
  })
  await expect(lopsided).rejects.toThrow(/does not balance/)
  await sql.begin(async (tx) => {
    await tx`insert into journals (id, idempotency_key, kind, posted_at) values ('j2', 'j2', 'deposit_held', now())`
    await tx`insert into entries values ('j2', 0, 'outside:a', -100), ('j2', 1, 'deposit:c', 100)`
  })
  await expect(sql`insert into entries values ('j2', 2, 'outside:a', 5)`).rejects.toThrow(/is closed/)
  await expect(sql`update entries set amount_fen = 1`).rejects.toThrow(/append-only/)
  await expect(sql`update accounts set balance_fen = -1 where id = 'deposit:c'`).rejects.toThrow(
    /accounts_hold_what_they_pay/,
  )
})
