import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { Server } from 'socket.io'
import { announcePoolChanged } from '#app/realtime/announce.ts'
import { startSocketServer } from '#app/realtime/socket-server.ts'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { snapshotOf } from '#test/support/live.ts'
import { type Figure, plain, quantile, rate, wait } from './figure.ts'

const SOCKETS = 1_000
const POOL = 'pool_1'
const CALM_CHANGES = 40
const CALM_EVERY_MS = 150
const FLOOD_MS = 5_000
const CHANGE_EVERY_MS = 5

/** What the listeners' process reports: when each message arrived, on the machine's own clock. */
export interface Arrivals {
  readonly arrivals: readonly { version: number; atMs: number }[]
}

/**
 * 1 000 sockets in a process of their own watch one pool. Calm: every committed change reaches all of them,
 * and how long that takes from the commit. Flood: changes every few ms, messages a second; changes that come
 * within 60 ms are told together, so the second ratio is small by design and the first shows the cost. The
 * limit is Socket.IO alone in the same process, sending the same payload to the same sockets.
 */
export async function bench(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-bench-'))
  const server = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  try {
    const bare = await measureBare()
    const ours = await measureOurs(server.url)
    return [
      plain('sockets', '1', SOCKETS),
      plain('receipts of each change', '1', ours.reached),
      wait('commit to receipt p50', 'ms', quantile(ours.waitsMs, 0.5), quantile(bare.waitsMs, 0.5)),
      wait('commit to receipt p99', 'ms', quantile(ours.waitsMs, 0.99), quantile(bare.waitsMs, 0.99)),
      rate('messages per second of processor', '1/s', ours.perCpuSecond, bare.perCpuSecond),
      rate('messages under flood, told together', '1/s', ours.perSecond, bare.perSecond),
      plain('changes committed under flood', '1/s', ours.changesPerSecond),
      plain('last change reached', '1', ours.lastReached),
    ]
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Measured {
  waitsMs: number[]
  reached: number
  perSecond: number
  perCpuSecond: number
  changesPerSecond: number
  lastReached: number
}

async function measureBare(): Promise<Measured> {
  const http = createServer()
  const io = new Server(http, { serveClient: false })
  io.on('connection', (socket) => {
    socket.on('watch', async (_, reply) => {
      await socket.join(POOL)
      reply({ ok: true })
    })
  })
  const send = (version: number): void => void io.to(POOL).emit('pool.changed', snapshotOf(POOL, version))
  const measured = await measure(
    http,
    async (version) => {
      const atMs = Date.now()
      send(version)
      return atMs
    },
    async (until) => {
      let version = CALM_CHANGES
      // No faster than a sender that waits for its sockets to take what it sent.
      while (performance.now() < until) {
        send(++version)
        await sleep(0)
      }
      return version
    },
  )
  await io.close()
  return measured
}

async function measureOurs(databaseUrl: string): Promise<Measured> {
  const database = openDatabase(databaseUrl)
  await database.sql`create table pool_versions (id text primary key, version integer not null)`
  await database.sql`insert into pool_versions values (${POOL}, 0)`
  const http = createServer()
  const sockets = await startSocketServer({
    http,
    database,
    log: pino({ level: 'warn' }),
    findActor: async () => null,
    mayWatch: async () => true,
    loadPoolSnapshot: async (poolId) => {
      const [row] = await database.sql`select version from pool_versions where id = ${poolId}`
      return snapshotOf(poolId, row?.version ?? 0)
    },
  })
  const change = async (): Promise<number> =>
    database.sql.begin(async (tx) => {
      const [row] =
        await tx`update pool_versions set version = version + 1 where id = ${POOL} returning version`
      await announcePoolChanged(tx, POOL, row?.version)
      return row?.version as number
    })
  const measured = await measure(
    http,
    async () => {
      await change()
      return Date.now()
    },
    async (until) => {
      let version = 0
      while (performance.now() < until) {
        version = await change()
        await sleep(CHANGE_EVERY_MS)
      }
      return version
    },
  )
  await sockets.stop()
  await database.close()
  return measured
}

async function measure(
  http: ReturnType<typeof createServer>,
  change: (version: number) => Promise<number>,
  flood: (untilMs: number) => Promise<number>,
): Promise<Measured> {
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const listeners = await startListeners((http.address() as AddressInfo).port)
  const committedAtMs = new Map<number, number>()
  for (let version = 1; version <= CALM_CHANGES; version++) {
    committedAtMs.set(version, await change(version))
    await sleep(CALM_EVERY_MS)
  }
  const calm = await collect(listeners)
  const began = performance.now()
  const cpu = process.cpuUsage()
  const last = await flood(began + FLOOD_MS)
  const floodedMs = performance.now() - began
  const flooded = await collect(listeners)
  const { user, system } = process.cpuUsage(cpu)
  listeners.kill()
  const waitsMs = calm.map(({ version, atMs }) => Math.max(0, atMs - (committedAtMs.get(version) ?? atMs)))
  return {
    waitsMs,
    reached: calm.length / CALM_CHANGES,
    perSecond: flooded.length / (floodedMs / 1_000),
    perCpuSecond: flooded.length / ((user + system) / 1e6),
    changesPerSecond: (last - CALM_CHANGES) / (floodedMs / 1_000),
    lastReached: flooded.filter(({ version }) => version === last).length,
  }
}

async function startListeners(port: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, '../support/live-listeners.ts'), [
    String(port),
    String(SOCKETS),
    POOL,
  ])
  await once(child, 'message')
  return child
}

/** Waits until nothing more arrives, then takes what has arrived since the last time. */
async function collect(listeners: ChildProcess): Promise<Arrivals['arrivals']> {
  listeners.send('collect')
  const [{ arrivals }] = (await once(listeners, 'message')) as [Arrivals]
  return arrivals
}
