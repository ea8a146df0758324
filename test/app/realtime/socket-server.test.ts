import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { poolSnapshot, type WatchAnswer } from '#app/contracts/live.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { announceOrganisationChanged, announcePoolChanged } from '#app/realtime/announce.ts'
import { startSocketServer } from '#app/realtime/socket-server.ts'
import { emptyDatabase } from '../../support/database.ts'
import { snapshotOf } from '../../support/live.ts'

const database = await emptyDatabase()
const versions = new Map<string, number>()
const nodes: { http: Server; stop(): Promise<void>; url: string }[] = []
let sockets: Socket[] = []

async function startNode(): Promise<void> {
  const http = createServer()
  const server = await startSocketServer({
    http,
    database,
    log: pino({ level: 'silent' }),
    findActor: async (cookie) => (cookie?.includes('session=anna') ? anna : null),
    mayWatch: async (actor, poolId) => poolId !== 'private' || actor !== null,
    loadPoolSnapshot: async (poolId) => {
      if (poolId === 'broken') throw new Error('no database')
      const version = versions.get(poolId)
      return version === undefined ? null : snapshotOf(poolId, version)
    },
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  nodes.push({ http, stop: server.stop, url: `http://127.0.0.1:${port}` })
}

const anna: PersonActor = {
  kind: 'person',
  userId: 'usr_1',
  organisationId: 'org_1',
  role: 'owner',
  capabilities: ['buyer'],
  county: '330424',
}

beforeAll(async () => {
  await startNode()
  await startNode()
})
afterAll(async () => {
  for (const { stop } of nodes) await stop()
})
beforeEach(() => {
  versions.clear()
  for (const poolId of ['pool_1', 'private', 'broken']) versions.set(poolId, 1)
})
afterEach(() => {
  for (const socket of sockets) socket.close()
  sockets = []
})

async function connect(node = 0, cookie = '', origin?: string): Promise<Socket> {
  const extraHeaders = { ...(cookie && { cookie }), ...(origin && { origin }) }
  const socket = io(nodes[node]?.url ?? '', { transports: ['websocket'], extraHeaders, reconnection: false })
  sockets.push(socket)
  await new Promise<void>((done, fail) => socket.once('connect', done).once('connect_error', fail))
  return socket
}

function ask(socket: Socket, request: unknown): Promise<WatchAnswer> {
  return socket.timeout(3_000).emitWithAck('watch', request)
}

function hear(socket: Socket): number[] {
  const heard: number[] = []
  socket.on('pool.changed', (message) => heard.push(poolSnapshot.parse(message).version))
  return heard
}

async function change(poolId: string): Promise<void> {
  const version = (versions.get(poolId) ?? 0) + 1
  versions.set(poolId, version)
  await database.sql.begin((tx) => announcePoolChanged(tx, poolId, version))
}

async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 400 && !condition(); attempt++) await sleep(10)
  expect(condition()).toBe(true)
}

test('who watches is answered how the pool stands, and told of every change, on every node', async () => {
  const [here, there] = [await connect(0), await connect(1)]
  const heard = [hear(here), hear(there)]
  for (const socket of [here, there]) {
    expect(await ask(socket, { poolId: 'pool_1' })).toEqual({ ok: true, snapshot: snapshotOf('pool_1', 1) })
  }
  const began = performance.now()
  await change('pool_1')
  await until(() => heard.every((versions) => versions.includes(2)))
  expect(performance.now() - began).toBeLessThan(1_000)
  for (let n = 0; n < 50; n++) await change('pool_1')
  await until(() => heard.every((versions) => versions.at(-1) === 52))
  for (const versions of heard) expect(versions).toEqual(versions.toSorted((a, b) => a - b))
})

test('a change that is taken back is not told', async () => {
  const socket = await connect()
  const heard = hear(socket)
  await ask(socket, { poolId: 'pool_1' })
  versions.set('pool_1', 5)
  const undone = database.sql.begin(async (tx) => {
    await announcePoolChanged(tx, 'pool_1', 5)
    throw new Error('undo')
  })
  await undone.catch(() => {})
  await sleep(150)
  expect(heard).toEqual([])
})

test('who comes back after a break hears what was missed in the answer', async () => {
  const first = await connect()
  await ask(first, { poolId: 'pool_1' })
  first.close()
  await change('pool_1')
  await change('pool_1')
  const again = await connect()
  const answer = await ask(again, { poolId: 'pool_1', sinceVersion: 1 })
  expect(answer).toMatchObject({ ok: true, snapshot: { version: 3 } })
})

test('a visitor does not watch what only members may, and hears nothing of it', async () => {
  const visitor = await connect()
  const member = await connect(0, 'session=anna')
  const heard = [hear(visitor), hear(member)]
  expect(await ask(visitor, { poolId: 'private' })).toEqual({ ok: false, refusal: 'not-permitted' })
  expect(await ask(member, { poolId: 'private' })).toMatchObject({ ok: true })
  expect(await ask(visitor, { poolId: 'nowhere' })).toEqual({ ok: false, refusal: 'not-permitted' })
  await change('private')
  await until(() => heard[1]?.length === 1)
  expect(heard[0]).toEqual([])
})

test('a firm hears that something of its own changed, and nobody else does', async () => {
  const visitor = await connect()
  const member = await connect(1, 'session=anna')
  let told = 0
  member.on('organisation.changed', () => told++)
  visitor.on('organisation.changed', () => told++)
  await announceOrganisationChanged(database.sql, 'org_2')
  await announceOrganisationChanged(database.sql, 'org_1')
  await until(() => told > 0)
  await sleep(50)
  expect(told).toBe(1)
})

test('malformed messages are refused and harm nobody', async () => {
  const socket = await connect()
  const malformed = [
    undefined,
    null,
    7,
    'pool_1',
    [],
    {},
    { poolId: 7 },
    { poolId: '' },
    { poolId: 'x'.repeat(500) },
    { poolId: 'pool_1', sinceVersion: -1 },
    { poolId: 'pool_1', sinceVersion: 1.5 },
    { poolId: 'pool_1', extra: true },
  ]
  for (const request of malformed) {
    expect(await ask(socket, request), JSON.stringify(request)).toEqual({ ok: false, refusal: 'malformed' })
  }
  socket.emit('watch')
  socket.emit('watch', { poolId: 'pool_1' }, 'not a function')
  socket.emit('unwatch', 9)
  socket.emit('no such message', {})
  expect(await ask(socket, { poolId: 'broken' })).toEqual({ ok: false, refusal: 'unavailable' })
  expect(await ask(socket, { poolId: 'pool_1' })).toMatchObject({ ok: true })
})

test('who asks too often is slowed down, and who does not stop is shown out', async () => {
  const socket = await connect()
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(socket, { poolId: 'pool_1' })))
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(31)
  expect(answers.some((answer) => !answer.ok && answer.refusal === 'too-often')).toBe(true)
  const out = new Promise((done) => socket.once('disconnect', done))
  for (let n = 0; n < 400; n++) socket.emit('watch', { poolId: 'pool_1' })
  expect(await out).toMatch(/disconnect|close/)
  expect(await ask(await connect(), { poolId: 'pool_1' })).toMatchObject({ ok: true })
})

test('a message too large ends its connection, and a page of another site gets none', async () => {
  const socket = await connect()
  const out = new Promise((done) => socket.once('disconnect', done))
  socket.emit('watch', { poolId: 'x'.repeat(10_000) })
  await out
  await expect(connect(0, '', 'https://elsewhere.example')).rejects.toThrow()
})
