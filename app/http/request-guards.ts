import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { FORM_BYTES } from '#app/domain/shared/uploads.ts'

/** The largest body accepted; the largest thing sent is an imported table. */
export const BODY_LIMIT_BYTES = 5_000_000

/** So long a browser that came by https comes by nothing else: half a year. */
const HSTS_SECONDS = 182 * 86_400

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request may have come from a page of this site. Browsers name the origin of every request that
 * changes something; a client that names none is not a browser and carries nobody's cookies by accident.
 */
export function isFromThisSite(headers: {
  origin?: string | undefined
  host?: string | undefined
  'x-forwarded-host'?: string | string[] | undefined
  'sec-fetch-site'?: string | string[] | undefined
}): boolean {
  if (headers.origin === undefined) {
    const site = headers['sec-fetch-site']
    return site === undefined || site === 'same-origin' || site === 'none'
  }
  const forwarded = headers['x-forwarded-host']
  const hosts = [headers.host, ...(typeof forwarded === 'string' ? forwarded.split(',') : [])]
  const host = hostOf(headers.origin)
  return host !== null && hosts.some((name) => name?.trim() === host)
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** Refuses what another site's page sends in a reader's name. */
export const refuseForeignWrites: RequestHandler = (request, response, next) => {
  if (SAFE_METHODS.includes(request.method) || isFromThisSite(request.headers)) return next()
  answer(
    response,
    403,
    '请求不是来自本站页面，已拒绝。',
    'The request does not come from a page of this site.',
  )
}

/** A path whose percent signs mean nothing names no page. */
export const refuseUnreadablePaths: RequestHandler = (request, response, next) => {
  if (isReadable(request.path)) return next()
  answer(response, 400, '网址无法识别。', 'The address cannot be read.')
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A method that pages cannot be asked by, or a host that is no host: both are the client's fault, not the server's. */
export const refuseUnreadableRequests: RequestHandler = (request, response, next) => {
  if (!METHODS.includes(request.method))
    return answer(response, 405, '不支持这种请求方法。', 'Pages are not asked in this way.')
  const hosts = [request.get('x-forwarded-host') ?? request.get('host') ?? 'localhost', request.get('host')]
  const isHost = hosts.every((host) => hostOf(`${request.protocol}://${host ?? 'localhost'}/`) !== null)
  if (isHost) return next()
  answer(response, 400, '主机名无法识别。', 'The name of the host cannot be read.')
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Bodies say how long they are, and are not too long; so none is read only to be thrown away. */
export const refuseLargeBodies: RequestHandler = (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0)
  if (request.headers['transfer-encoding'] !== undefined) {
    return answer(response, 411, '请求须注明长度。', 'The request must state its length.')
  }
  // Pictures come with forms; nothing else may be that large.
  const isForm = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
  if (length <= (isForm ? FORM_BYTES : BODY_LIMIT_BYTES)) return next()
  response.set('Connection', 'close')
  const most = isForm ? '20 MB' : '5 MB'
  answer(response, 413, `内容过大，上限 ${most}。`, `Too large: ${most} at most.`)
}

/**
 * The address of a calendar is its key, and that of a check-in the code that hangs at the machine: a log keeps that
 * it was asked for, not which.
 */
export function withoutSecret(path: string): string {
  return path.replace(/^\/(calendar|check-in)\/.+/i, '/$1/…')
}

/** One line per request: who asked for what, how it ended. Never a body, never a query, never a cookie. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const id = randomBytes(8).toString('hex')
    response.set('X-Request-Id', id)
    response.once('close', () => {
      const { method } = request
      const path = withoutSecret(request.path)
      const milliseconds = Math.round(performance.now() - began)
      const line = { id, method, path, status: response.statusCode, milliseconds }
      if (response.statusCode >= 500) log.error(line, 'request')
      else if (!path.startsWith('/assets/')) log.info(line, 'request')
    })
    next()
  }
}

/** Sets what a browser should refuse on this site's behalf, and a nonce that this answer's scripts carry. */
export function setSecurityHeaders(mode: 'production' | 'development'): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.cspNonce = nonce
    // Vite's own client needs inline scripts, styles and its socket while developing.
    const scripts = mode === 'production' ? `'nonce-${nonce}'` : `'unsafe-inline' 'unsafe-eval'`
    response.set({
      'Content-Security-Policy': contentPolicy(scripts),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    })
    // Behind a proxy that speaks https; on a plain connection browsers do not heed it.
    if (request.secure) response.set('Strict-Transport-Security', `max-age=${HSTS_SECONDS}`)
    next()
  }
}

/** What a page may load and run: this site's own, and inline scripts by these sources (nonces, hashes). */
export function contentPolicy(scriptSources: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self' ${scriptSources}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self' ws: wss:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** A plain sentence in both languages, where no page can be drawn. */
export function answer(response: Response, status: number, zh: string, en: string): void {
  response.status(status).type('text/plain; charset=utf-8').send(`${zh}\n${en}\n`)
}
