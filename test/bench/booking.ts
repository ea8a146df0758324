import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import pino from 'pino'
import { dayOf, monthOf } from '#app/domain/bookings/local-time.ts'
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
const LOOKS = 60

type Floor = Awaited<ReturnType<typeof platformFloor>>

/**
 * Bookings through the whole use case, on one hot resource of many units and on 200, against the same rows
 * written by one guarded statement each; then the free slots of a month for 50 resources with 20 000 bookings,
 * and again with ten times the history behind them.
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
    const calendars = await resources(floor, 50)
    await fill(database, calendars, 400, '2026-06-01 00:00')
    const month = await looks(database, calendars)
    await fill(database, calendars, 4_000, '2025-01-01 00:00')
    const grown = await looks(database, calendars)
    await database.close()
    return [
      rate('bookings on one hot resource', '1/s', hot, hotLimit),
      rate('bookings on 200 resources', '1/s', wide, wideLimit),
      wait('free slots of a month, 50 resources, p99', 'ms', month, 50),
      wait('the same with ten times the history', 'ms', grown, month),
    ]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const ROUND_THE_CLOCK = { slotMinutes: 5, minMinutes: 5, maxMinutes: 60, horizonDays: 366 }

async function resources(floor: Floor, count: number): Promise<string[]> {
  const opening = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }))
  const ids: string[] = []
  for (let index = 0; index < count; index += 1)
    ids.push(await floor.resource({ ...ROUND_THE_CLOCK, opening }))
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

/** So many bookings of half an hour per resource, one after the other with a gap, from an instant on. */
async function fill({ sql }: Database, ids: readonly string[], each: number, start: string): Promise<void> {
  const first = new Date(local(start))
  await sql`
    insert into bookings (id, platform_id, resource_id, unit_id, organisation_id, user_id, class, state, starts_at,
      ends_at, occupied, price_fen, money_id, created_at, updated_at)
    select 'fill_' || u.id || '_' || at, r.platform_id, r.id, u.id, p.leader_id, 'usr', 'chain', 'confirmed', at,
      at + interval '30 minutes', tstzrange(at, at + interval '30 minutes'), 0, 'fill_' || u.id || '_' || at, now(), now()
    from resources r join platforms p on p.id = r.platform_id join resource_units u on u.resource_id = r.id
      cross join lateral (select ${first}::timestamptz + n * interval '105 minutes' as at from generate_series(0, ${each - 1}::int) n) t
    where r.id = any(${[...ids]}::text[]) on conflict do nothing`
  await sql`analyze bookings`
}

async function looks(database: Database, ids: readonly string[]): Promise<number> {
  const month = monthOf(dayOf(local('2026-06-15 00:00')))
  const times: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    const began = performance.now()
    await loadFreeSlots(database, ids, month)
    if (look >= 5) times.push(performance.now() - began)
  }
  return quantile(times, 0.99)
}
