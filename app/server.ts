import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createDrawing, type ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, {
  type Express,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type RequestHandler,
} from 'express'
import type { AppContext } from './http/app-context.ts'
import { servePackedAssets } from './http/packed-assets.ts'
import { packingOf } from './http/packing.ts'
import {
  answer,
  contentPolicy,
  logRequests,
  refuseForeignWrites,
  refuseLargeBodies,
  refuseUnreadablePaths,
  refuseUnreadableRequests,
  setSecurityHeaders,
  withoutSecret,
} from './http/request-guards.ts'
import type { SharedPage } from './http/shared-page.ts'
import { answerUnparsed } from './http/unparsed-requests.ts'
import { VisitorPages } from './http/visitor-pages.ts'
import { divided } from './http/wings.ts'
import { type Realtime, startSocketServer } from './realtime/socket-server.ts'

const ROOT = resolve(import.meta.dirname, '..')
const CLIENT = resolve(ROOT, 'build/client')
/** What a connection that answers nothing any more is given before it is cut. */
const GRACE_MS = 5_000
const YEAR_MS = 365 * 86_400_000

export interface Engines {
  readonly db: 'embedded' | 'external'
  readonly queue: 'postgres' | 'redis'
  readonly search: 'postgres' | 'meilisearch'
}

export interface ServerSettings {
  readonly context: AppContext
  readonly engines: Engines
  readonly realtime: Realtime
  readonly port: number
  readonly host: string
  readonly mode: 'production' | 'development'
  /** In production: another build than the product's own, which benchmarks measure against. */
  readonly build?: ServerBuild
}

export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Pages, sockets and files on one port. Resolves when it listens; rejects with the system's own error when
 * the port is taken. Port 0 takes any.
 */
export async function createServer(settings: ServerSettings): Promise<RunningServer> {
  const app = express()
  const http = createHttpServer(app).on('clientError', answerUnparsed)
  const endings: (() => Promise<void>)[] = []
  app.disable('x-powered-by')
  app.set('trust proxy', 'loopback, linklocal, uniquelocal')
  app.get('/healthz', health(settings))
  app.use(logRequests(settings.context.log), setSecurityHeaders(settings.mode))
  app.use(refuseUnreadablePaths, refuseUnreadableRequests)
  if (settings.mode === 'production') app.use('/assets', servePackedAssets(`${CLIENT}/assets`))
  app.use(compression({ level: 4 }))
  if (settings.mode === 'production') servePages(app, settings, settings.build ?? (await loadBuild()))
  else endings.push(await serveWhileDeveloping(app, http, settings))
  app.use(answerFaults(settings))
  const port = await listen(http, settings)
  const sockets = await startSocketServer({ ...settings.realtime, ...settings.context, http })
  const isAnyHost = settings.host === '0.0.0.0' || settings.host === '::'
  return {
    url: `http://${isAnyHost ? 'localhost' : settings.host}:${port}`,
    close: async () => {
      await Promise.all([sockets.stop(), closeHttp(http)])
      for (const end of endings) await end()
    },
  }
}

/** The pages as they were built; asked for again, it is the same module. */
export async function loadBuild(): Promise<ServerBuild> {
  return import(pathToFileURL(resolve(ROOT, 'build/server/index.js')).href) as Promise<ServerBuild>
}

function servePages(app: Express, settings: ServerSettings, build: ServerBuild): void {
  app.use('/assets', express.static(`${CLIENT}/assets`, { immutable: true, maxAge: YEAR_MS, index: false }))
  app.use('/assets', (_request, response) =>
    answer(response, 404, '没有这个文件。', 'There is no such file.'),
  )
  app.use(onlyFiles(express.static(CLIENT, { maxAge: 3_600_000, index: false, redirect: false })))
  // Another build is measured as Remix draws it, without what the product adds.
  if (!settings.build) app.get(['/', '/pools', '/pools/:id'], serveVisitors(settings, build))
  const wingFor = divided(build, (wing) => remix(settings, wing))
  app.use(refuseForeignWrites, refuseLargeBodies, (request, response, next) =>
    wingFor(request.path)(request, response, next),
  )
}

/** Pages have no dot in their last part: the disk is not asked for them. */
function onlyFiles(files: RequestHandler): RequestHandler {
  return (request, response, next) =>
    request.path.slice(request.path.lastIndexOf('/')).includes('.') ? files(request, response, next) : next()
}

async function serveWhileDeveloping(
  app: Express,
  http: HttpServer,
  settings: ServerSettings,
): Promise<() => Promise<void>> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ root: ROOT, server: { middlewareMode: true, hmr: { server: http } } })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  app.use(vite.middlewares, refuseForeignWrites, refuseLargeBodies, remix(settings, build))
  return () => vite.close()
}

/** Pages that all visitors share; everything else goes on to Remix. */
function serveVisitors({ context, mode }: ServerSettings, build: ServerBuild): RequestHandler {
  const wingFor = divided(build, (wing) => createDrawing(wing, mode))
  const pages = new VisitorPages(context, async (request) => {
    const draw = wingFor(new URL(request.url).pathname)
    const answer = await draw(request, { ...context, cspNonce: undefined, address: '' })
    const isPlain = answer.status === 200 && answer.headers.getSetCookie().length === 0
    return isPlain ? answer.text() : null
  })
  return (request, response, next) => {
    const headers = new Headers()
    for (const name of ['cookie', 'accept-language']) {
      const value = request.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    const asked = new Request(`${request.protocol}://${request.get('host')}${request.url}`, { headers })
    // When the database does not answer, Remix draws what there is to say.
    const shared = pages.pageFor(asked).catch(() => null)
    shared.then((page) => (page === null ? next() : sendShared(page, request, response))).catch(next)
  }
}

async function sendShared(
  page: SharedPage,
  request: ExpressRequest,
  response: ExpressResponse,
): Promise<void> {
  const packing = packingOf(request.headers['accept-encoding'])
  const bytes = await page.bytes(packing)
  response.set({
    'Content-Security-Policy': contentPolicy(page.scriptSources),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(bytes.length),
    Vary: 'Cookie, Accept-Language, Accept-Encoding',
  })
  if (packing) response.set('Content-Encoding', packing)
  response.end(bytes)
}

function remix(settings: ServerSettings, build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  return createRequestHandler({
    build,
    mode: settings.mode,
    getLoadContext: (request, response) => ({
      ...settings.context,
      cspNonce: response.locals.cspNonce as string,
      address: request.ip ?? '',
    }),
  })
}

/** Says what it runs on, and whether the database answers. */
function health({ context, engines: { db, queue, search } }: ServerSettings): RequestHandler {
  return (_request, response) => {
    const say = (ok: boolean): void => void response.status(ok ? 200 : 503).json({ ok, db, queue, search })
    context.database.sql`select 1`.then(
      () => say(true),
      () => say(false),
    )
  }
}

function answerFaults({ context }: ServerSettings): express.ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = typeof error?.status === 'number' && error.status < 500 ? error.status : 500
    if (status === 500)
      context.log.error({ err: error, path: withoutSecret(request.path) }, 'a request failed')
    if (status < 500) return answer(response, status, '请求无法理解。', 'The request cannot be understood.')
    answer(response, 500, '服务器出错，请稍后再试。', 'Something broke on the server: try again later.')
  }
}

async function listen(http: HttpServer, { port, host }: ServerSettings): Promise<number> {
  await new Promise<void>((done, fail) => {
    http.once('error', fail)
    http.listen(port, host, () => {
      http.off('error', fail)
      done()
    })
  })
  const address = http.address()
  return typeof address === 'object' && address ? address.port : port
}

async function closeHttp(http: HttpServer): Promise<void> {
  const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS)
  const closed = new Promise<void>((done) => http.close(() => done()))
  http.closeIdleConnections()
  await closed
  clearTimeout(cut)
}
