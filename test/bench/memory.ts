import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { startEmbedded } from '#db/embedded.ts'
import { type Figure, plain } from './figure.ts'

const REQUESTS = 10_000
const AT_ONCE = 8
const SAMPLES = 10
const MEGABYTE = 1_048_576

interface Held {
  readonly residentBytes: number
  /** After a full collection: what grows here is never given back. */
  readonly heapBytes: number
}

/**
 * What a web process holds while one pool's page is asked for 10 000 times: its resident set in the end,
 * and whether what it really keeps still grows in the second half.
 */
export async function bench(): Promise<Figure[]> {
  await ensureBuild(() => {})
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-memory-'))
  const database = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  const web = fork(join(import.meta.dirname, '../support/house-in-process.ts'), [database.url], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  })
  try {
    const [{ url }] = (await once(web, 'message')) as [{ url: string }]
    const path = await pathOfPool(url)
    await ask(`${url}${path}`, REQUESTS / SAMPLES)
    const samples = [await look(web)]
    const began = performance.now()
    for (let n = 1; n < SAMPLES; n++) {
      await ask(`${url}${path}`, REQUESTS / SAMPLES)
      samples.push(await look(web))
    }
    const seconds = (performance.now() - began) / 1_000
    const measured = (REQUESTS * (SAMPLES - 1)) / SAMPLES
    return [...figuresOf(samples), plain('requests a second meanwhile', '1/s', measured / seconds)]
  } finally {
    web.disconnect()
    await once(web, 'exit')
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function look(web: ChildProcess): Promise<Held> {
  web.send('look')
  const [held] = (await once(web, 'message')) as [Held]
  return held
}

function figuresOf(samples: readonly Held[]): Figure[] {
  const resident = samples.map(({ residentBytes }) => residentBytes / MEGABYTE)
  const heap = samples.map(({ heapBytes }) => heapBytes / MEGABYTE)
  const half = heap.slice(Math.floor(heap.length / 2))
  return [
    plain('resident after 1 000 requests', 'MB', resident[0] ?? 0),
    plain('resident after 10 000 requests', 'MB', resident.at(-1) ?? 0),
    plain('heap kept after 1 000 requests', 'MB', heap[0] ?? 0),
    plain('heap kept after 10 000 requests', 'MB', heap.at(-1) ?? 0),
    plain('heap kept, growth per 1 000, last half', 'MB', slopeOf(half) / (REQUESTS / SAMPLES / 1_000)),
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
      if (response.status >= 400) throw new Error(`${url} answered ${response.status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
