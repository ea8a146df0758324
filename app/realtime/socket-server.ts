import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import {
  type LiveRefusal,
  type PageToServer,
  type PoolSnapshot,
  type ServerToPage,
  unwatchRequest,
  type WatchAnswer,
  watchRequest,
} from '#app/contracts/live.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { isFromThisSite } from '#app/http/request-guards.ts'
import type { Database } from '#db/client.ts'
import { ORGANISATION_CHANNEL, POOL_CHANNEL } from './announce.ts'
import { startPoolFeed } from './pool-feed.ts'
import { makeRateLimit } from './rate-limit.ts'

const MESSAGE_LIMIT_BYTES = 4_096
const ROOMS_PER_SOCKET = 50
const BURST = 30
const PER_SECOND = 10
/** One who goes on asking after this many refusals is no page of ours. */
const PATIENCE = 200

/** What sockets need to know of the rest of the house. */
export interface Realtime {
  /** Who a session cookie belongs to; null for a visitor. */
  findActor(cookieHeader: string | undefined): Promise<PersonActor | null>
  mayWatch(actor: PersonActor | null, poolId: string): Promise<boolean>
  /** The pool as anybody may see it; null when there is none. */
  loadPoolSnapshot(poolId: string): Promise<PoolSnapshot | null>
}

export interface SocketSettings extends Realtime {
  readonly http: HttpServer
  readonly database: Database
  readonly log: Logger
}

interface SocketState {
  actor: PersonActor | null
}

type LiveServer = Server<PageToServer, ServerToPage, Record<string, never>, SocketState>
type LiveSocket = Socket<PageToServer, ServerToPage, Record<string, never>, SocketState>

/**
 * A room per pool, told by the database of every committed change, on whichever node it was made. Payloads
 * are public; a firm's own pages only hear that they should look again.
 */
export async function startSocketServer(settings: SocketSettings): Promise<{ stop(): Promise<void> }> {
  const { database, log } = settings
  const io: LiveServer = new Server(settings.http, {
    serveClient: false,
    maxHttpBufferSize: MESSAGE_LIMIT_BYTES,
    allowRequest: (request, decide) => decide(null, isFromThisSite(request.headers)),
  })
  io.use((socket, next) => {
    settings.findActor(socket.handshake.headers.cookie).then(
      (actor) => {
        socket.data.actor = actor
        next()
      },
      (error: Error) => next(error),
    )
  })
  io.on('connection', (socket) => welcome(socket, settings))

  const feed = startPoolFeed({
    load: settings.loadPoolSnapshot,
    send: (snapshot) => io.to(poolRoom(snapshot.poolId)).emit('pool.changed', snapshot),
    isWatched: (poolId) => io.sockets.adapter.rooms.has(poolRoom(poolId)),
    watched: () =>
      [...io.sockets.adapter.rooms.keys()].filter((room) => room.startsWith('pool:')).map(poolOfRoom),
    onError: (err) => log.error({ err }, 'a pool could not be told'),
  })
  const onPool = (payload: string): void => {
    const end = payload.lastIndexOf(':')
    const version = Number(payload.slice(end + 1))
    feed.changed(payload.slice(0, end), Number.isFinite(version) ? version : null)
  }
  const onOrganisation = (id: string): void => void io.to(`organisation:${id}`).emit('organisation.changed')
  // After a broken connection something may have been missed: the second callback runs on every (re)connect.
  const pools = await database.sql.listen(POOL_CHANNEL, onPool, () => feed.refreshAll())
  const organisations = await database.sql.listen(ORGANISATION_CHANNEL, onOrganisation)
  return {
    stop: async () => {
      feed.stop()
      await Promise.all([pools.unlisten(), organisations.unlisten()])
      await io.close()
    },
  }
}

function poolRoom(poolId: string): string {
  return `pool:${poolId}`
}

function poolOfRoom(room: string): string {
  return room.slice('pool:'.length)
}

function welcome(socket: LiveSocket, settings: SocketSettings): void {
  const mayAsk = makeRateLimit(BURST, PER_SECOND, () => performance.now())
  let refusals = 0
  const { actor } = socket.data
  if (actor) void socket.join(`organisation:${actor.organisationId}`)

  socket.on('watch', (request: unknown, reply: unknown) => {
    const answer = (result: WatchAnswer): void => {
      if (!result.ok && ++refusals > PATIENCE) socket.disconnect(true)
      if (typeof reply === 'function') reply(result)
    }
    if (!mayAsk()) return answer({ ok: false, refusal: 'too-often' })
    watch(socket, settings, request).then(answer, (err: unknown) => {
      settings.log.error({ err }, 'a watch failed')
      answer({ ok: false, refusal: 'unavailable' })
    })
  })
  socket.on('unwatch', (request: unknown) => {
    const parsed = unwatchRequest.safeParse(request)
    if (parsed.success && mayAsk()) void socket.leave(poolRoom(parsed.data.poolId))
  })
  socket.on('error', (error) => settings.log.warn({ error: error.message }, 'a socket complains'))
}

async function watch(socket: LiveSocket, settings: SocketSettings, request: unknown): Promise<WatchAnswer> {
  const parsed = watchRequest.safeParse(request)
  if (!parsed.success) return refuse('malformed')
  const { poolId } = parsed.data
  if (socket.rooms.size > ROOMS_PER_SOCKET) return refuse('too-many')
  if (!(await settings.mayWatch(socket.data.actor, poolId))) return refuse('not-permitted')
  // First the room, then the look: a change in between is told twice rather than not at all.
  await socket.join(poolRoom(poolId))
  const snapshot = await settings.loadPoolSnapshot(poolId)
  if (snapshot) return { ok: true, snapshot }
  await socket.leave(poolRoom(poolId))
  return refuse('not-permitted')
}

function refuse(refusal: LiveRefusal): WatchAnswer {
  return { ok: false, refusal }
}
