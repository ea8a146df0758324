import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { startEmbedded } from '#db/embedded.ts'
import { findChromium } from '#test/support/browser.ts'
import { firstWordOf } from '#test/support/forked.ts'
import { type Figure, plain, quantile } from './figure.ts'

/** What a public page may cost; `SLOWER` times slower than this machine, as a cheap phone is. */
const MOST = { scriptKb: 130, lcpMs: 1_500, tbtMs: 150, shift: 0.05 }
const SLOWER = 4
const SERVER_REQUESTS = 60
const SETTLE_MS = 1_500
const VISITS = 3

interface Seen {
  readonly scriptKb: number
  readonly requests: number
  readonly lcpMs: number
  readonly tbtMs: number
  readonly shift: number
}

/**
 * What each page costs its reader: script (gzip), requests, server time, and in headless Chromium with the
 * processor held to a quarter the largest paint, blocking time and layout shift. Without a browser: server time.
 */
export async function bench(): Promise<Figure[]> {
  await ensureBuild(() => {})
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-web-'))
  const database = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  const web = fork(join(import.meta.dirname, '../support/house-in-process.ts'), [database.url], {
    execArgv: ['--import', 'tsx'],
  })
  const executablePath = findChromium()
  const browser = executablePath ? await chromium.launch({ executablePath, args: ['--no-sandbox'] }) : null
  try {
    const { url } = await firstWordOf<{ url: string }>(web)
    const figures: Figure[] = []
    for (const page of await pages(url)) {
      figures.push(...(await serverTime(page)))
      if (browser) figures.push(...figuresOf(page, await visitOften(browser, page)))
    }
    return figures
  } finally {
    await browser?.close()
    if (web.connected) {
      web.disconnect()
      await once(web, 'exit')
    }
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A page and who looks at it; nobody is a visitor, whose pages are public. */
interface Looked {
  readonly name: string
  readonly url: string
  readonly cookie: string | null
}

/** What each reader of the demonstration opens most. */
const PUBLIC = {
  home: '/',
  pools: '/pools',
  pool: ['/pools', /href="(\/pools\/pool_\w+)"/],
  categories: '/categories',
  search: '/search?q=%E6%9C%BA',
  listing: ['/search?q=%E6%9C%BA', /href="(\/listings\/\w+)"/],
  supplier: ['/search?q=%E6%9C%BA', /href="(\/listings\/\w+)"/, /href="(\/suppliers\/\w+)"/],
  platforms: '/platforms',
  platform: ['/platforms', /href="(\/platforms\/[\w-]+)"/],
  machine: ['/platforms', /href="(\/platforms\/[\w-]+)"/, /href="(\/resources\/[\w-]+)"/],
  testing: '/testing',
  'test service': ['/testing', /href="(\/testing\/services\/\w+)"/],
  providers: '/providers',
  policies: '/policies',
  'sign-in': '/sign-in',
  register: '/register',
} as const
const SIGNED_IN: Record<string, Record<string, Way>> = {
  usr_hy_15: {
    'buyer home': '/',
    'buyer pool': ['/pools', /href="(\/pools\/pool_\w+)"/],
    'buyer orders': '/orders',
    'buyer bookings': '/bookings',
    'buyer notices': '/notices',
  },
  usr_lab_hn: { 'lab board': ['/platforms', /href="(\/platforms\/[\w-]+)"/, '/board'] },
  usr_operator: { 'operator jobs': '/operator/jobs', 'operator bank': '/operator/bank' },
}
/** From page to page: an address to begin with, a link to follow, words to add to the address. */
type Way = string | readonly (string | RegExp)[]

async function pages(origin: string): Promise<Looked[]> {
  const readers = [[null, PUBLIC] as const, ...Object.entries(SIGNED_IN)]
  const looked: Looked[] = []
  for (const [userId, ways] of readers) {
    const cookie = userId === null ? null : await signIn(origin, userId)
    for (const [name, way] of Object.entries<Way>(ways))
      looked.push({ name, url: origin + (await pathOf(origin, way)), cookie })
  }
  return looked
}

async function pathOf(origin: string, way: Way): Promise<string> {
  let path = ''
  for (const step of [way].flat())
    path = typeof step === 'string' ? path + step : await linkOn(origin, path, step)
  return path
}

async function linkOn(origin: string, path: string, link: RegExp): Promise<string> {
  const found = link.exec(await (await fetch(origin + path)).text())?.[1]
  if (!found) throw new Error(`the page ${path} has no link ${link}`)
  return found
}

async function signIn(origin: string, userId: string): Promise<string> {
  const body = new URLSearchParams({ intent: 'demo', userId, next: '/' })
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin },
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`nobody could sign in as ${userId}: ${answer.status}`)
  return cookie
}

async function serverTime({ name, url, cookie }: Looked): Promise<Figure[]> {
  const times: number[] = []
  const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh', ...(cookie ? { cookie } : {}) }
  for (let n = 0; n < SERVER_REQUESTS; n++) {
    const began = performance.now()
    const answer = await fetch(url, { headers, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${name} answers ${answer.status}`)
    await answer.arrayBuffer()
    times.push(performance.now() - began)
  }
  const later = times.slice(5)
  return [
    plain(`${name}: server p50`, 'ms', quantile(later, 0.5)),
    plain(`${name}: server p99`, 'ms', quantile(later, 0.99)),
  ]
}

/** The middle one of several first visits, each with an empty cache. */
async function visitOften(browser: Browser, { url, cookie }: Looked): Promise<Seen> {
  const visits: Seen[] = []
  for (let n = 0; n < VISITS; n++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
    const [name = '', value = ''] = cookie?.split('=', 2) ?? []
    if (cookie) await context.addCookies([{ name, value, url }])
    visits.push(await visitOnce(context, url))
    await context.close()
  }
  const middle = (pick: (seen: Seen) => number) => quantile(visits.map(pick), 0.5)
  return {
    scriptKb: middle((seen) => seen.scriptKb),
    requests: middle((seen) => seen.requests),
    lcpMs: middle((seen) => seen.lcpMs),
    tbtMs: middle((seen) => seen.tbtMs),
    shift: Math.max(...visits.map((seen) => seen.shift)),
  }
}

async function visitOnce(context: BrowserContext, url: string): Promise<Seen> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const seen = { scripts: new Set<string>(), requests: 0 }
  session.on('Network.responseReceived', ({ type, response }) => {
    seen.requests++
    if (type === 'Script') seen.scripts.add(response.url)
  })
  // As text: what runs this file adds helpers to functions, which the page does not have.
  await page.addInitScript({ content: OBSERVER })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
  const paint = await readPaint(page)
  const bytes = await Promise.all([...seen.scripts].map(gzipBytes))
  return { ...paint, scriptKb: bytes.reduce((sum, one) => sum + one, 0) / 1024, requests: seen.requests }
}

/** What a script weighs by gzip; most readers get it by brotli, an eighth less. */
async function gzipBytes(url: string): Promise<number> {
  const answer = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  return Number(answer.headers.get('content-length'))
}

/** Runs in the page before anything else. */
const OBSERVER = `
  window.seen = { lcpMs: 0, tbtMs: 0, shift: 0 }
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('largest-contentful-paint', (entry) => { window.seen.lcpMs = entry.startTime })
  watch('longtask', (entry) => { window.seen.tbtMs += Math.max(0, entry.duration - 50) })
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.seen.shift += entry.value })
`

function readPaint(page: Page): Promise<Omit<Seen, 'scriptKb' | 'requests'>> {
  return page.evaluate(() => (window as unknown as { seen: Omit<Seen, 'scriptKb' | 'requests'> }).seen)
}

function figuresOf({ name, cookie }: Looked, seen: Seen): Figure[] {
  const script = `${name}: script, gzip`
  return [
    cookie ? plain(script, 'KB', seen.scriptKb) : within(script, 'KB', seen.scriptKb, MOST.scriptKb),
    plain(`${name}: requests`, '1', seen.requests),
    within(`${name}: largest paint, ${SLOWER}× slower`, 'ms', seen.lcpMs, MOST.lcpMs),
    within(`${name}: blocking time, ${SLOWER}× slower`, 'ms', seen.tbtMs, MOST.tbtMs),
    within(`${name}: layout shift`, 'score', seen.shift, MOST.shift),
  ]
}

/** A cost beside the most that it may be: at 1 and above it keeps to it; nothing spent has no ratio. */
function within(metric: string, unit: string, value: number, limit: number): Figure {
  return {
    ...plain(metric, unit, value),
    limit,
    ratio: value > 0 ? Number((limit / value).toPrecision(3)) : null,
  }
}
