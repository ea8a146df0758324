import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import pino from 'pino'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { joinPool } from '#app/use-cases/pools/join-pool.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { manualClock } from '#test/support/clock.ts'
import { countingIds } from '#test/support/ids.ts'
import { poolFloor, START } from '#test/support/pools.ts'
import { type Figure, rate } from './figure.ts'

const CLIENTS = 64
const CONNECTIONS = 20
const SECONDS = 6

/**
 * 64 clients joining and raising on one pool through the whole use case, against the same rows written by one
 * prepared statement over the same driver and pool size; then the same with 10 000 commitments in the pool.
 * The database commits as in production: every commit waits for the disk.
 */
export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(joinPath(tmpdir(), 'hecai-bench-'))
  const server = await startEmbedded({ dataDir: joinPath(folder, 'data'), log: pino({ level: 'silent' }) })
  try {
    await migrate(server.url)
    const database = openDatabase(server.url, { max: CONNECTIONS })
    const floor = await poolFloor(database)
    await insertFirms(database, 'limit', 60_000)
    const limitPool = await floor.open()
    const limit = await perSecond((client, turn) => writeRows(database, limitPool, client, turn))
    const small = await throughUseCase(database, await floor.open(), 100)
    const large = await throughUseCase(database, await floor.open(), 10_000)
    await database.close()
    return [
      rate('operations at 100 commitments', '1/s', small, limit),
      rate('operations at 10 000 commitments', '1/s', large, limit),
      rate('operations at 10 000 against 100', '1/s', large, small),
    ]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Joins and raises through the whole use case, in a pool where so many commitments stand already. */
async function throughUseCase(database: Database, poolId: string, standing: number): Promise<number> {
  const name = `firms${standing}`
  await insertFirms(database, name, standing + 60_000)
  await fillPool(database, poolId, name, standing)
  const clock = manualClock(START)
  const counting = countingIds()
  const ids = { next: (prefix: string) => `${prefix}_${name}_${counting.next('evt')}` }
  const ctxOf = (index: number): Ctx => ({ database, clock, ids, actor: buyer(`org_${name}_${index}`) })
  const wishes = { reserveFen: null, accepts: null, latestDeliveryOn: null }
  return perSecond(async (client, turn) => {
    // Every second turn a client raises what it joined with in the turn before.
    const firm = standing + Math.floor(turn / 2) * CLIENTS + client
    const ctx = ctxOf(firm)
    const result =
      turn % 2 === 0
        ? await joinPool(ctx, { poolId, quantity: 2, ...wishes })
        : await changeCommitment(ctx, { poolId, quantity: 3 })
    if (!result.ok) throw new Error(result.refusal.code)
  })
}

function buyer(organisationId: string): PersonActor {
  return {
    kind: 'person',
    userId: `usr_${organisationId}`,
    organisationId,
    role: 'purchaser',
    capabilities: ['buyer'],
    county: '330481',
  }
}

/** Operations a second of all clients together, each doing one after the other. */
async function perSecond(operate: (client: number, turn: number) => Promise<void>): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        await operate(client, turn)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - began) / 1000)
}

/** The bare write: commitment, counters, trail, outbox and the watchers' bell in one prepared statement. */
async function writeRows({ sql }: Database, poolId: string, client: number, turn: number): Promise<void> {
  const firm = `org_limit_${Math.floor(turn / 2) * CLIENTS + client}`
  const id = `cmt_limit_${Math.floor(turn / 2) * CLIENTS + client}`
  const isJoin = turn % 2 === 0
  await sql`
    with moved as (
      update pools set reserved_quantity = reserved_quantity + ${isJoin ? 2 : 1},
        active_quantity = active_quantity + ${isJoin ? 2 : 1}, active_firms = active_firms + ${isJoin ? 1 : 0},
        version = version + 1
      where id = ${poolId} returning id, version
    ), committed as (
      insert into commitments (id, pool_id, organisation_id, county, state, quantity, wanted_quantity,
        reserved_quantity, deposit_due_fen, deposit_held_fen, created_at, updated_at)
      select ${id}, moved.id, ${firm}, '330481', 'active', 2, 2, 2, 0, 0, now(), now() from moved
      on conflict (id) do update set quantity = 3, wanted_quantity = 3, reserved_quantity = 3, updated_at = now()
    ), trail as (
      insert into audit_trail (at, actor_user_id, actor_organisation_id, machine, subject_id, pool_id, event, from_state, to_state, facts)
      select now(), ${firm}, ${firm}, 'commitment', ${id}, moved.id, 'join', null, 'active', '{"county":"330481","change":2,"total":2}'::jsonb
      from moved
    ), told as (
      insert into outbox (topic, key, payload, created_at)
      select 'commitment.moved', moved.id, jsonb_build_object('poolId', moved.id, 'commitmentId', ${id}::text, 'event', 'join'), now()
      from moved
    )
    select pg_notify('pool_changed', id || ':' || version) from moved`
}

async function insertFirms({ sql }: Database, name: string, count: number): Promise<void> {
  await sql`
    insert into organisations (id, name, credit_code, county, capabilities, bank_account, created_at)
    select 'org_' || ${name}::text || '_' || n, '样例', upper(substr(translate(md5(${name}::text || n), 'iosvz', '12345'), 1, 18)),
      '330481', array['buyer'], '62280001', now()
    from generate_series(0, ${count}) n on conflict do nothing`
}

async function fillPool({ sql }: Database, poolId: string, name: string, count: number): Promise<void> {
  await sql`
    insert into commitments (id, pool_id, organisation_id, county, state, quantity, wanted_quantity,
      reserved_quantity, deposit_due_fen, deposit_held_fen, created_at, updated_at)
    select 'cmt_' || ${name}::text || '_' || n, ${poolId}, 'org_' || ${name}::text || '_' || n, '330481', 'active', 2, 2, 2, 0, 0, now(), now()
    from generate_series(0, ${count - 1}) n`
  await sql`
    update pools set reserved_quantity = ${count * 2}, active_quantity = ${count * 2}, active_firms = ${count}
    where id = ${poolId}`
  await sql`analyze commitments`
}
