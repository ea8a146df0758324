import pino from 'pino'
import { expect, test } from 'vitest'
import { openHouse } from '#app/cli/house.ts'
import { systemIds } from '#app/cli/system.ts'
import { migrate } from '#db/migrate.ts'
import { clearHalfLaid } from '#db/seed/half-laid.ts'
import { emptyDatabase } from '#test/support/database.ts'

const NOW = '2026-03-02T01:00:00.000Z'
const database = await emptyDatabase()
const { sql } = database

async function openOnce(): Promise<void> {
  const house = await openHouse({
    databaseUrl: database.url,
    engines: { db: 'embedded', search: 'postgres' },
    role: 'worker',
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
    clock: { now: () => new Date(NOW) },
    ids: systemIds(),
    log: pino({ level: 'silent' }),
    demo: true,
    isSeeded: true,
    sweepEveryMs: null,
  })
  await house.close()
}
const laid = async () =>
  (
    await sql`
      select (select count(*)::int from users) as users, (select count(*)::int from pools) as pools,
        (select count(*)::int from seedings where finished_at is not null) as whole`
  )[0]

test('a demonstration whose laying was killed is laid anew at the next start, one that is whole is left alone', async () => {
  await migrate(database.url)
  await sql`insert into seedings (begun_at) values (${NOW})`
  await sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, created_at)
    values ('org_half', '半途企业', '91330481MA2AAAAA0A', '330481', '{buyer}', '6200000001', ${NOW})`
  await openOnce()
  const whole = await laid()
  expect(whole).toMatchObject({ whole: 1, pools: 12 })
  expect(whole?.users).toBeGreaterThan(100)
  expect(await sql`select 1 from organisations where id = 'org_half'`).toHaveLength(0)

  await sql`update organisations set name = '改过的名称' where id = 'org_hn_01'`
  await openOnce()
  expect(await laid()).toEqual(whole)
  expect(await sql`select 1 from organisations where name = '改过的名称'`).toHaveLength(1)
  expect(await clearHalfLaid(database.url)).toBe(false)
}, 240_000)
