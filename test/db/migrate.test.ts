import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Migration, migrate } from '#db/migrate.ts'
import { emptyDatabase } from '#test/support/database.ts'

function migration(name: string, text: string): Migration {
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
}

const first = migration('0001_a.sql', 'create table a (n int); insert into a values (1);')
const second = migration('0002_b.sql', 'create table b (n int);')

const together = await emptyDatabase()
const failing = await emptyDatabase()
const edited = await emptyDatabase()

test('every migration is applied once, in order, though several processes start at once', async () => {
  const names = await Promise.all([1, 2, 3].map(() => migrate(together.url, [first, second])))
  expect(names.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql'])
  expect(await together.sql`select n from a`).toHaveLength(1)
  expect(await migrate(together.url, [first, second])).toEqual([])
})

test('a file that fails leaves nothing behind and can be tried again', async () => {
  const broken = migration('0002_b.sql', 'create table b (n int); select nonsense;')
  await expect(migrate(failing.url, [first, broken])).rejects.toThrow(/nonsense/)
  const [row] = await failing.sql`select to_regclass('b') as b`
  expect(row?.b).toBeNull()
  expect(await migrate(failing.url, [first, second])).toEqual(['0002_b.sql'])
})

test('edited history is refused, and so is a database newer than the program', async () => {
  await migrate(edited.url, [first, second])
  const editedFirst = migration('0001_a.sql', 'create table a (n bigint);')
  await expect(migrate(edited.url, [editedFirst, second])).rejects.toThrow(
    /0001_a.sql was applied .* and edited/,
  )
  await expect(migrate(edited.url, [first])).rejects.toThrow(/may come from a newer version/)
})
