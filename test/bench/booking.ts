import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import pino from 'pino'
import { slotsOf } from '#app/domain/bookings/free-slots.ts'
import { dayOf, monthOf } from '#app/domain/bookings/local-time.ts'
import type { SlotRun } from '#app/domain/bookings/slot-grid.ts'
import { loadFreeSlots } from '#app/read-models/bookings/free-slots.ts'
import { requestBooking } from '#app/use-cases/bookings/request-booking.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { local } from '#test/support/platform-rules.ts'
import { platformFloor } from '#test/support/platforms.ts'
import { type Figure, quantile, rate, wait } from './figure.ts'

const CLIENTS = 64
const CONNECTIONS = 20
const SECONDS = 4
const MINUTE = 60_000
const WARM_UP = 20
const LOOKS = 220

type Floor = Awaited<ReturnType<typeof platformFloor>>

/**
 * Bookings through the whole use case, on one hot resource of many units and on 200, against the same rows
 * written by one guarded statement each; then the free slots of a month for 50 resources with 20 000 bookings in that
 * month, and again with ten times as many behind them: once for resources as workshops have them (two units each,
 * 8:00 to 18:00, a half-hour grid, half an hour of buffer, every slot made an object), once as harsh as the rules
 * allow (one unit, round the clock, a grid of five minutes, 446 400 places, read packed).
 */
export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'hecai-bench-'))
  const server = await startEmbedded({ dataDir: joinPath(folder, 'data'), log: pino({ level: 'silent' }) })
  try {
    await migrate(server.url)
    const database = openDatabase(server.url, { max: CONNECTIONS })
    const floor = await platformFloor(database)
    const hotLimit = await bareWrites(floor, await resources(floor, 1))
    const hot = await wholeUseCase(floor, await resources(floor, 1))
    const wideLimit = await bareWrites(floor, await resources(floor, 200))
    const wide = await wholeUseCase(floor, await resources(floor, 200))
    const workshop = await calendars(database, await workshops(floor, 50), WORKSHOP)
    const clock = await calendars(database, await resources(floor, 50), ROUND_THE_CLOCK)
    await database.close()
    return [
      rate('bookings on one hot resource', '1/s', hot, hotLimit),
      rate('bookings on 200 resources', '1/s', wide, wideLimit),
      wait('free slots of a month, 50 workshop resources, p99', 'ms', workshop.month, 50),
      wait('the same with ten times the history', 'ms', workshop.grown, workshop.month),
      wait('free slots of a month, 50 round the clock, p99', 'ms', clock.month, 50),
      wait('the same with ten times the history', 'ms', clock.grown, clock.month),
    ]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const CLOCK_RULES = { slotMinutes: 5, minMinutes: 5, maxMinutes: 60, horizonDays: 366 }

async function resources(floor: Floor, count: number): Promise<string[]> {
  const opening = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }))
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(await floor.resource({ ...CLOCK_RULES, opening }))
  return ids
}

async function workshops(floor: Floor, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(await floor.resource({ bufferAfterMinutes: 30 }, 2))
  return ids
}

/** Every attempt has a place of its own: what is measured is writing, not refusing. */
function place(ids: readonly string[], index: number): { resourceId: string; fromMs: number } {
  const resourceId = ids[index % ids.length] ?? ''
  return { resourceId, fromMs: local('2026-03-03 00:00') + Math.floor(index / ids.length) * 5 * MINUTE }
}

async function wholeUseCase(floor: Floor, ids: readonly string[]): Promise<number> {
  const firm = await floor.member()
  return perSecond(async (index) => {
    const { resourceId, fromMs } = place(ids, index)
    const window = { startsAt: new Date(fromMs), endsAt: new Date(fromMs + 5 * MINUTE) }
    const plain = { purpose: '', rule: null, onConflict: 'refuse' } as const
    const answer = await requestBooking(firm.ctx, { resourceIds: [resourceId], ...window, ...plain })
    if (!answer.ok) throw new Error(answer.refusal.code)
  })
}

/** Booking, trail, payment, both deadlines and what is told, guarded by the constraint, in one statement. */
async function bareWrites({ database, platformId, leader }: Floor, ids: readonly string[]): Promise<number> {
  const units = await database.sql<{ resource: string; unit: string }[]>`
    select resource_id as resource, id::text as unit from resource_units where resource_id = any(${[...ids]}::text[])`
  const unitOf = new Map(units.map((row) => [row.resource, row.unit]))
  return perSecond(async (index) => {
    const { resourceId, fromMs } = place(ids, index)
    const [from, to] = [new Date(fromMs), new Date(fromMs + 5 * MINUTE)]
    const id = `bare_${resourceId}_${index}`
    await database.sql`
      with made as (
        insert into bookings (id, platform_id, resource_id, unit_id, organisation_id, user_id, class, state, starts_at,
          ends_at, occupied, price_fen, money_id, created_at, updated_at)
        values (${id}, ${platformId}, ${resourceId}, ${unitOf.get(resourceId) ?? ''}::bigint, ${leader.id}, 'usr', 'chain',
          'confirmed', ${from}, ${to}, tstzrange(${from}, ${to}), 500, ${id}, now(), now())
        on conflict do nothing returning id
      ), trail as (
        insert into audit_trail (at, machine, subject_id, event, to_state) select now(), 'booking', id, 'book', 'confirmed' from made
      ), paid as (
        insert into payments (id, direction, purpose, organisation_id, booking_id, amount_fen, state, created_at, updated_at)
        select 'pay_' || id, 'in', 'booking', ${leader.id}, id, 500, 'payable', now(), now() from made
      ), due as (
        insert into deadlines (kind, subject_id, due_at)
        select kind, id, ${from}::timestamptz from made, unnest(array['booking.no_show', 'booking.payment']) kind
      )
      insert into outbox (topic, key, payload, created_at)
      select topic, id, '{}'::jsonb, now() from made, unnest(array['booking.changed', 'deadline.set', 'deadline.set']) topic`
  })
}

async function perSecond(operate: (index: number) => Promise<void>): Promise<number> {
  const began = performance.now()
  let next = 0
  let done = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - began < SECONDS * 1000) {
        const index = next
        next += 1
        await operate(index)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - began) / 1000)
}

/** How the bookings of a unit lie: so many in a day from a minute on, each half an hour, and how they are read. */
interface Pattern {
  readonly perDay: number
  readonly firstMinute: number
  readonly everyMinutes: number
  readonly bufferMinutes: number
  readonly read: (grid: readonly SlotRun[]) => number
}

const WORKSHOP: Pattern = {
  perDay: 7,
  firstMinute: 480,
  everyMinutes: 75,
  bufferMinutes: 30,
  read: (grid) => grid.flatMap(slotsOf).filter(({ free }) => free > 0).length,
}
const ROUND_THE_CLOCK: Pattern = {
  perDay: 14,
  firstMinute: 0,
  everyMinutes: 100,
  bufferMinutes: 0,
  read: (grid) => grid.reduce((sum, { free }) => sum + free.reduce((all, one) => all + one, 0), 0),
}

/** Looks at June when it holds its 21 000 bookings, and again with ten such months before it. */
async function calendars(database: Database, ids: readonly string[], pattern: Pattern) {
  await fill(database, ids, pattern, '2026-06-01', 30)
  const month = await looks(database, ids, pattern)
  await fill(database, ids, pattern, '2025-08-05', 300)
  return { month, grown: await looks(database, ids, pattern) }
}

async function fill(
  { sql }: Database,
  ids: readonly string[],
  { perDay, firstMinute, everyMinutes, bufferMinutes }: Pattern,
  on: string,
  days: number,
): Promise<void> {
  const first = new Date(local(`${on} 00:00`))
  await sql`
    insert into bookings (id, platform_id, resource_id, unit_id, organisation_id, user_id, class, state, starts_at,
      ends_at, occupied, price_fen, money_id, created_at, updated_at)
    select 'fill_' || u.id || '_' || at, r.platform_id, r.id, u.id, p.leader_id, 'usr', 'chain', 'confirmed', at,
      at + interval '30 minutes', tstzrange(at, at + (30 + ${bufferMinutes}::int) * interval '1 minute'), 0,
      'fill_' || u.id || '_' || at, now(), now()
    from resources r join platforms p on p.id = r.platform_id join resource_units u on u.resource_id = r.id
      cross join lateral (
        select ${first}::timestamptz + d * interval '1 day' + (${firstMinute}::int + n * ${everyMinutes}::int) * interval '1 minute' as at
        from generate_series(0, ${days - 1}::int) d, generate_series(0, ${perDay - 1}::int) n) t
    where r.id = any(${[...ids]}::text[])`
  // As autovacuum leaves a table: the index alone answers for what is not brand new.
  await sql`vacuum analyze bookings`
}

async function looks(database: Database, ids: readonly string[], { read }: Pattern): Promise<number> {
  const month = monthOf(dayOf(local('2026-06-15 00:00')))
  const times: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    const began = performance.now()
    const grids = await loadFreeSlots(database, ids, month)
    const found = [...grids.values()].reduce((sum, grid) => sum + read(grid), 0)
    if (found === 0) throw new Error('a month without a free place was not the question')
    if (look >= WARM_UP) times.push(performance.now() - began)
  }
  return quantile(times, 0.99)
}
