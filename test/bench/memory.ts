import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { residentBytes } from '../support/resident.ts'
import { type Figure, plain } from './figure.ts'

const REQUESTS = 10_000
const AT_ONCE = 8
const SAMPLES = 10
const MEGABYTE = 1_048_576

/**
 * The resident set of the whole process that `npm start` runs (web, worker, sockets; its database is another),
 * while one pool's page is asked for 10 000 times: what it holds in the end, and whether it still grows.
 */
export async function bench(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-memory-'))
  const root = resolve(import.meta.dirname, '../..')
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/start.ts'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await addressOf(child.stdout)
    const path = await pathOfPool(url)
    const samples = [residentBytes(child.pid ?? 0)]
    const began = performance.now()
    for (let n = 0; n < SAMPLES; n++) {
      await ask(`${url}${path}`, REQUESTS / SAMPLES)
      samples.push(residentBytes(child.pid ?? 0))
    }
    const seconds = (performance.now() - began) / 1_000
    return [...figuresOf(samples), plain('requests a second meanwhile', '1/s', REQUESTS / seconds)]
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function figuresOf(samples: readonly number[]): Figure[] {
  const megabytes = samples.map((bytes) => bytes / MEGABYTE)
  const [atStart = 0] = megabytes
  const half = megabytes.slice(Math.ceil(megabytes.length / 2))
  const perThousand = slopeOf(half) / (REQUESTS / SAMPLES / 1_000)
  return [
    plain('resident before the first request', 'MB', atStart),
    plain('resident after 10 000 requests', 'MB', megabytes.at(-1) ?? 0),
    plain('resident at most', 'MB', Math.max(...megabytes)),
    plain('growth per 1 000 requests, last half', 'MB', perThousand),
  ]
}

/** Least squares: what one step adds. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let over = 0
  let under = 0
  for (const [index, value] of values.entries()) {
    over += (index - middle) * (value - mean)
    under += (index - middle) ** 2
  }
  return over / under
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  let words = ''
  return new Promise((found, fail) => {
    output.on('data', (chunk) => {
      words += String(chunk)
      const url = /running at (http:\S+)/.exec(words)?.[1]
      if (url) found(url)
    })
    output.once('end', () => fail(new Error(`the server did not start: ${words}`)))
  })
}

/** The first pool that the home page names; the home page itself when it names none. */
async function pathOfPool(url: string): Promise<string> {
  const html = await (await fetch(url)).text()
  return /href="(\/pools\/pool_[\w-]+)"/.exec(html)?.[1] ?? '/'
}

async function ask(url: string, count: number): Promise<void> {
  let left = count
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const response = await fetch(url)
      await response.arrayBuffer()
      if (response.status >= 500) throw new Error(`${url} answered ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await sleep(200)
}
