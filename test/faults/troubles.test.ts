import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'
import { HAS_REDIS, startRedis } from '#test/support/redis-server.ts'
import { openField } from './support/field.ts'
import { endVictimsAfterwards, eventually } from './support/processes.ts'

/** The campaign drains `HECAI_FAULT_BACKLOG=100000` jobs, the test command a few. */
const BACKLOG = Number(process.env.HECAI_FAULT_BACKLOG ?? 2_000)
const HOUR_MS = 3_600_000

endVictimsAfterwards()
const database = await testDatabase()
const { sql } = database
const field = await openField(database)

test.each(['job.taken', 'ledger.posted', 'bank.answered'])(
  'a worker frozen at %s for longer than its lock comes back to work that others have done',
  async (point) => {
    const debts = await field.owe(3)
    const frozen = await field.worker(`stop@${point}`)
    for (const debt of debts) await field.pay(debt)
    await sleep(600)
    const other = await field.worker()
    await sleep(2_500)
    frozen.signal('SIGCONT')
    await field.expectOneEffectEach(debts)
    expect(await frozen.stop()).toBe(0)
    await other.stop()
  },
  150_000,
)

test('a worker told to end finishes what it does, and leaves nothing half done', async () => {
  const debts = await field.owe(12)
  const worker = await field.worker()
  for (const debt of debts) await field.pay(debt)
  expect(await worker.stop()).toBe(0)
  const halfDone = await sql`
    select p.id from payments p where p.state = 'settled'
      and not exists (select 1 from journals j where j.idempotency_key = 'settled:' || p.id)`
  expect(halfDone).toHaveLength(0)
  expect(await sql`select 1 from worker_beats`).toHaveLength(0)
  const next = await field.worker()
  await field.expectOneEffectEach(debts)
  await next.stop()
}, 150_000)

test('a clock that steps forth and back an hour disturbs nothing', async () => {
  const debts = await field.owe(12)
  const worker = await field.worker()
  for (const [index, debt] of debts.entries()) {
    await field.pay(debt)
    await worker.ask({ stepMs: index % 2 === 0 ? HOUR_MS : -HOUR_MS })
    await sleep(30)
  }
  // What was set by the fast clock is due when the right one gets there.
  await worker.ask({ stepMs: 2 * HOUR_MS })
  await field.expectOneEffectEach(debts)
  await worker.stop()
}, 150_000)

test('poison among good jobs ends as dead letters, and the good ones are done', async () => {
  const debts = await field.owe(6)
  const worker = await field.worker()
  const poison = [
    { topic: 'bank.instruct', payload: { nonsense: true } },
    { topic: 'bank.instruct', payload: { paymentId: 'x'.repeat(300), attempt: 0 } },
    { topic: 'order.signed', payload: { poolId: '', orderId: 7 } },
  ]
  for (const { topic, payload } of poison)
    await sql`insert into outbox (topic, key, payload, created_at) values (${topic}, 'poison', ${sql.json(payload)}, now())`
  for (const debt of debts) await field.pay(debt)
  await eventually('the poison is put aside', async () => {
    const rows = await sql`select 1 from dead_letters where state = 'open'`
    return rows.length === poison.length
  })
  const letters = await sql`select attempts, reason from dead_letters`
  for (const letter of letters) expect(letter).toMatchObject({ attempts: 1 })
  await sql`update outbox set finished_at = now() where finished_at is null and key = 'poison'`
  await sql`update dead_letters set state = 'discarded'`
  await field.expectOneEffectEach(debts)
  await worker.stop()
}, 150_000)

const ENGINES = HAS_REDIS ? (['postgres', 'redis'] as const) : (['postgres'] as const)

test.each(ENGINES)(
  `on %s a backlog of ${BACKLOG} jobs is drained, in a memory that does not grow with it`,
  async (engine) => {
    const redis = engine === 'redis' ? await startRedis() : null
    const own = await testDatabase()
    const { worker: begin } = await openField(own, redis ? { redisUrl: redis.url } : {})
    await own.sql`
      insert into outbox (topic, key, payload, created_at)
      select 'escrow.moved', 'pool_none', jsonb_build_object('poolId', 'pool_' || n), now()
      from generate_series(1, ${BACKLOG}) n`
    const worker = await begin()
    const { rss: before } = await worker.ask()
    const seen: number[] = []
    const began = performance.now()
    await eventually(
      'the backlog is drained',
      async () => {
        seen.push((await worker.ask()).rss)
        await sleep(200)
        const [row] = await own.sql`select 1 from outbox where finished_at is null limit 1`
        return !row
      },
      60_000 + BACKLOG * 12,
    )
    const seconds = (performance.now() - began) / 1_000
    // A process that begins to work takes what its collector allows it; what grows with the backlog grows to its end.
    const third = Math.ceil(seen.length / 3)
    const mega = (rss: number) => Math.round(rss / 1e6)
    const [early, late] = [Math.max(...seen.slice(0, third)), Math.max(...seen.slice(-third))]
    process.stdout.write(
      `${engine}: ${BACKLOG} jobs, ${(BACKLOG / seconds).toFixed(0)} a second; memory ${mega(before)} MB before, at most ${mega(early)} in the first third, ${mega(late)} in the last\n`,
    )
    expect(mega(late - early)).toBeLessThan(50)
    expect(mega(Math.max(...seen) - before)).toBeLessThan(250)
    await worker.stop()
    await redis?.end()
  },
  120_000 + BACKLOG * 13,
)

test('callbacks doubled, out of order, late or lost settle every payment once', async () => {
  const own = await testDatabase()
  const floor = await poolFloor(own)
  const poolId = await floor.open({ depositBasisPoints: 500, joinDays: 30, offerDays: 30 })
  await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  const behaviours = ['normal', 'twice', 'disordered', 'late', 'normal', 'normal'] as const
  for (const behaviour of behaviours) await floor.join(poolId, await floor.firm('buyer', behaviour), 1)
  await floor.payAll()
  // Two more whose callbacks never come, one whose instruction the bank never got.
  const [lostA, lostB, unsent] = await Promise.all([1, 2, 3].map(() => floor.firm('buyer')))
  for (const firm of [lostA, lostB, unsent]) if (firm) await floor.join(poolId, firm, 1)
  await own.sql`
    update payments set state = 'instructed', attempt = 1 where organisation_id = ${unsent?.id ?? ''}`
  await own.sql`insert into deadlines values ('bank.inquiry', (select id from payments where organisation_id = ${unsent?.id ?? ''}), ${new Date(floor.clock.now().getTime() + 2 * HOUR_MS)}, null)`
  await own.sql`
    create function mock_bank.lose() returns trigger language plpgsql as $$ begin return null; end $$`
  await own.sql`create trigger lose before insert on mock_bank.callbacks for each row execute function mock_bank.lose()`
  await own.sql`alter table mock_bank.callbacks enable trigger lose`
  await floor.payAll()
  await own.sql`drop trigger lose on mock_bank.callbacks`
  expect(await own.sql`select 1 from payments where state = 'instructed'`).toHaveLength(3)
  await floor.until(new Date(floor.clock.now().getTime() + 60 * HOUR_MS))
  const [counts] = await own.sql`
    select (select count(*)::int from payments where state = 'settled') as settled,
      (select count(*)::int from journals where idempotency_key like 'settled:%') as journals,
      (select count(*)::int from mock_bank.movements) as movements,
      (select count(*)::int from commitments where state = 'active') as active,
      (select count(*)::int from bank_cases) as cases`
  expect(counts).toEqual({ settled: 9, journals: 9, movements: 9, active: 9, cases: 0 })
  expect(await findBrokenInvariants(own, floor.clock.now())).toEqual([])
})
