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
    for (const [name, path] of Object.entries(await publicPages(url))) {
      figures.push(...(await serverTime(name, `${url}${path}`)))
      if (browser) figures.push(...figuresOf(name, await visitOften(browser, url, path)))
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

async function publicPages(url: string): Promise<Record<string, string>> {
  const firstLink = async (path: string, pattern: RegExp) =>
    pattern.exec(await (await fetch(`${url}${path}`)).text())?.[1] ?? path
  return {
    home: '/',
    pools: '/pools',
    pool: await firstLink('/pools', /href="(\/pools\/pool_\w+)"/),
    categories: '/categories',
    search: '/search?q=%E6%9C%BA',
    'sign-in': '/sign-in',
  }
}

async function serverTime(name: string, url: string): Promise<Figure[]> {
  const times: number[] = []
  for (let n = 0; n < SERVER_REQUESTS; n++) {
    const began = performance.now()
    await (
      await fetch(url, { headers: { 'accept-encoding': 'gzip', 'accept-language': 'zh' } })
    ).arrayBuffer()
    times.push(performance.now() - began)
  }
  const later = times.slice(5)
  return [
    plain(`${name}: server p50`, 'ms', quantile(later, 0.5)),
    plain(`${name}: server p99`, 'ms', quantile(later, 0.99)),
  ]
}

/** The middle one of several first visits, each with an empty cache. */
async function visitOften(browser: Browser, url: string, path: string): Promise<Seen> {
  const visits: Seen[] = []
  for (let n = 0; n < VISITS; n++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
    visits.push(await visitOnce(context, `${url}${path}`))
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

function figuresOf(name: string, seen: Seen): Figure[] {
  return [
    within(`${name}: script, gzip`, 'KB', seen.scriptKb, MOST.scriptKb),
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
