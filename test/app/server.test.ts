import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { createServer, type RunningServer } from '#app/server.ts'
import { manualClock } from '#test/support/clock.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { countingIds } from '#test/support/ids.ts'

const database = await emptyDatabase()
const lines: string[] = []
let server: RunningServer

beforeAll(async () => {
  await ensureBuild(() => {})
  server = await createServer({
    context: {
      database,
      clock: manualClock('2026-03-02T01:00:00Z'),
      ids: countingIds(),
      log: pino({ level: 'info' }, { write: (line) => void lines.push(line) }),
      demo: true,
    },
    engines: { db: 'external', queue: 'postgres', search: 'postgres' },
    realtime: {
      findActor: async () => null,
      mayWatch: async () => false,
      loadPoolSnapshot: async () => null,
    },
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
  })
}, 120_000)
afterAll(() => server.close())

function post(path: string, headers: Record<string, string>, body = 'lang=en&back=/'): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })
}

test('it says what it runs on', async () => {
  const response = await fetch(`${server.url}/healthz`)
  expect(await response.json()).toEqual({ ok: true, db: 'external', queue: 'postgres', search: 'postgres' })
})

test('every script of a page carries the nonce that its answer names, another each time', async () => {
  const seen = new Set<string>()
  for (let n = 0; n < 2; n++) {
    const response = await fetch(`${server.url}/preferences-of-nobody`)
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    const html = await response.text()
    const scripts = html.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    seen.add(nonce)
  }
  expect(seen.size).toBe(2)
})

test('no zero byte stands in a page, wherever its Chinese characters fall', async () => {
  for (let shift = 0; shift < 12; shift++) {
    const html = await (await fetch(`${server.url}/nothing-${'x'.repeat(shift)}`)).text()
    expect(html).not.toMatch(/[\0\uFFFD]/)
  }
})

test('files that never change are kept for a year, and unknown ones are not pages', async () => {
  const html = await (await fetch(server.url)).text()
  const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0] ?? ''
  const found = await fetch(`${server.url}${asset}`)
  expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const unknown = await fetch(`${server.url}/assets/nothing-here.js`)
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  for (const path of ['/.vite/manifest.json', '/assets/../../package.json', '/%2e%2e/package.json']) {
    expect((await fetch(`${server.url}${path}`)).status, path).toBe(404)
  }
})

test('every answer says what a browser shall refuse; one that came by https is asked to stay there', async () => {
  for (const path of ['/', '/orders', '/healthz-of-nobody', '/assets/nothing.js', '/%2']) {
    const { headers } = await fetch(`${server.url}${path}`, { redirect: 'manual' })
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('same-origin')
    expect(headers.get('strict-transport-security'), path).toBeNull()
  }
  const secure = await fetch(server.url, { headers: { 'X-Forwarded-Proto': 'https' } })
  expect(secure.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}$/)
})

test('another site cannot write in a reader’s name', async () => {
  const own = new URL(server.url).origin
  expect((await post('/preferences', { origin: own })).status).toBe(303)
  expect((await post('/preferences', {})).status).toBe(303)
  for (const origin of ['https://evil.example', 'null']) {
    expect((await post('/preferences', { origin })).status, origin).toBe(403)
  }
})

test('a body that is too large, or does not say how large, is not read', async () => {
  expect((await post('/preferences', {}, 'x'.repeat(5_100_000))).status).toBe(413)
  const status = await new Promise((done, fail) => {
    const request = httpRequest(`${server.url}/preferences`, { method: 'POST' }, (response) =>
      done(response.statusCode),
    )
    request.once('error', fail)
    request.setHeader('transfer-encoding', 'chunked')
    request.end('lang=en')
  })
  expect(status).toBe(411)
})

test('a log line says who asked for what, and never what was written', async () => {
  lines.length = 0
  await post('/preferences?secret=query', { cookie: 'session=secret' }, 'lang=en&back=/&password=secret')
  await fetch(`${server.url}/healthz`)
  // An earlier request may write its line late: only these two are asked about.
  const written = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ path }) => path === '/preferences' || path === '/healthz')
  expect(written).toHaveLength(1)
  expect(written[0]).toMatchObject({ method: 'POST', path: '/preferences', status: 303 })
  expect(lines.join('')).not.toContain('secret')
})

test('a path that cannot be read is refused, not a fault', async () => {
  const response = await fetch(`${server.url}/%E0%A4%A`)
  expect(response.status).toBe(400)
})

test('it closes though a connection is kept open', async () => {
  const other = await createServer({
    context: {
      database,
      clock: manualClock('2026-03-02T01:00:00Z'),
      ids: countingIds(),
      log: pino({ level: 'silent' }),
      demo: false,
    },
    engines: { db: 'external', queue: 'postgres', search: 'postgres' },
    realtime: {
      findActor: async () => null,
      mayWatch: async () => false,
      loadPoolSnapshot: async () => null,
    },
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
  })
  await (await fetch(`${other.url}/healthz`)).text()
  const began = performance.now()
  await other.close()
  expect(performance.now() - began).toBeLessThan(2_000)
  await expect(fetch(`${other.url}/healthz`)).rejects.toThrow()
})

test.each([
  [
    'an address of 90 KB',
    `GET /policies?plan=${'x'.repeat(90_000)} HTTP/1.1\r\nHost: hecai\r\n\r\n`,
    431,
    '16 KB',
  ],
  ['no HTTP at all', 'what is this?\r\n\r\n', 400, 'cannot be read'],
])('%s is answered with a sentence before the connection closes', async (_, sent, status, words) => {
  const answer = await overSocket(sent)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain('\r\nConnection: close\r\n')
  expect(answer).toContain(words)
  expect(answer).toMatch(/[一-鿿]/)
})

/** Everything that comes back for these bytes until the other end closes; a connection that breaks fails. */
function overSocket(sent: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.setEncoding('utf8')
  let answer = ''
  return new Promise((done, fail) => {
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.once('error', fail).once('end', () => done(answer))
    socket.write(sent)
  })
}
