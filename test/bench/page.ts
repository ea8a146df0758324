import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import autocannon from 'autocannon'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { startEmbedded } from '#db/embedded.ts'
import { firstWordOf } from '#test/support/forked.ts'
import { type Figure, rate, wait } from './figure.ts'

const CONNECTIONS = 16
const ROUNDS = 3
const SECONDS = 4
const WARM_SECONDS = 3
const SETTLE_MS = 1_000

interface Served {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/**
 * Pages a second that one web process draws: the pool page, the home page and the list, each against a bare
 * Remix page behind the same server, by the same load in the same run.
 */
export async function bench(): Promise<Figure[]> {
  await ensureBuild(() => {})
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-page-'))
  const database = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  const web = fork(join(import.meta.dirname, '../support/pages-in-process.ts'), [database.url], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    const { url, bareUrl } = await firstWordOf<{ url: string; bareUrl: string }>(web)
    const pool = await pathOfPool(url)
    const shared = [`${bareUrl}/`, url + pool, `${url}/`, `${url}/pools`].map((page) => ({ page }))
    const anew = [url + pool, `${url}/`].map((page) => ({ page, isAnew: true }))
    const own = { page: url + pool, cookie: await signedIn(url) }
    const [bare, poolPage, home, list, poolAnew, homeAnew, poolOwn] = await measure([...shared, ...anew, own])
    if (!bare || !poolPage || !home || !list || !poolAnew || !homeAnew || !poolOwn)
      throw new Error('not all was measured')
    return [
      rate('pool page', '1/s', poolPage.perSecond, bare.perSecond),
      rate('home page', '1/s', home.perSecond, bare.perSecond),
      rate('list of pools', '1/s', list.perSecond, bare.perSecond),
      rate('pool page, drawn anew for each', '1/s', poolAnew.perSecond, bare.perSecond),
      rate('home page, drawn anew for each', '1/s', homeAnew.perSecond, bare.perSecond),
      rate('pool page of a signed-in reader', '1/s', poolOwn.perSecond, bare.perSecond),
      wait(`pool page p50, ${CONNECTIONS} at once`, 'ms', poolPage.p50Ms, bare.p50Ms),
      wait(`pool page p99, ${CONNECTIONS} at once`, 'ms', poolPage.p99Ms, bare.p99Ms),
    ]
  } finally {
    // What was asked last is still being drawn when its asker has gone.
    await setTimeout(SETTLE_MS)
    if (web.connected) {
      web.disconnect()
      await once(web, 'exit')
    }
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Load {
  readonly page: string
  /** Each request has an address of its own, so that no two share a drawing. */
  readonly isAnew?: boolean
  /** Whose page it is; nobody's without. */
  readonly cookie?: string
}

/** Every load in turn, several rounds: what else the machine does then falls on all alike. */
async function measure(loads: readonly Load[]): Promise<Served[]> {
  for (const one of loads) await apply(one, WARM_SECONDS)
  const rounds: Served[][] = loads.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, one] of loads.entries()) rounds[index]?.push(await apply(one, SECONDS))
  }
  return rounds.map((served) => {
    const middle = (pick: (one: Served) => number) => served.map(pick).toSorted((a, b) => a - b)[1] ?? 0
    return {
      perSecond: middle((one) => one.perSecond),
      p50Ms: middle((one) => one.p50Ms),
      p99Ms: middle((one) => one.p99Ms),
    }
  })
}

let asked = 0

async function apply({ page, isAnew, cookie }: Load, duration: number): Promise<Served> {
  const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh', ...(cookie ? { cookie } : {}) }
  const { pathname } = new URL(page)
  const { requests, latency, non2xx, errors } = await autocannon({
    url: page,
    connections: CONNECTIONS,
    duration,
    headers,
    ...(isAnew
      ? { requests: [{ setupRequest: (request) => ({ ...request, path: `${pathname}?n=${asked++}` }) }] }
      : {}),
  })
  if (non2xx + errors > 0) throw new Error(`${page}: ${non2xx} refused, ${errors} broken`)
  return { perSecond: requests.average, p50Ms: latency.p50, p99Ms: latency.p99 }
}

/** The pool with most offers and members that the list names first; it stands for every pool page. */
async function pathOfPool(url: string): Promise<string> {
  const html = await (await fetch(`${url}/pools`)).text()
  const path = /href="(\/pools\/pool_[\w-]+)"/.exec(html)?.[1]
  if (!path) throw new Error('the list names no pool')
  return path
}

/** The session of the first actor that the demonstration names. */
async function signedIn(url: string): Promise<string> {
  const html = await (await fetch(`${url}/sign-in`)).text()
  const userId = /name="userId" value="([^"]+)"/.exec(html)?.[1]
  if (!userId) throw new Error('the demonstration names no actor')
  const body = new URLSearchParams({ intent: 'demo', userId, next: '/' })
  const answer = await fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
