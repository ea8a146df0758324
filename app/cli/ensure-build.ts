import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Claim, claimFolder } from '#db/embedded/claim.ts'
import { StartFault } from '#db/embedded/fault.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const BUILD = join(ROOT, 'build/server/index.js')
const LOOK_AGAIN_MS = 200
/** What a page can be made of. */
const SOURCES = ['app', 'db', 'search', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json']

/** Builds the pages when they were never built, or something that they are made of is newer. */
export async function ensureBuild(say: (zh: string, en: string) => void): Promise<void> {
  if (isCurrent()) return
  const claim = await waitForTurn()
  try {
    if (isCurrent()) return
    say('正在构建页面…', 'Building the pages…')
    await buildOrSayWhy()
  } finally {
    claim.release()
  }
}

function isCurrent(): boolean {
  const builtAtMs = changedAtMs(BUILD)
  return SOURCES.every((path) => newestAtMs(join(ROOT, path)) <= builtAtMs)
}

/** Two that build at once would write into each other's files. */
async function waitForTurn(): Promise<Claim> {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  for (;;) {
    try {
      return claimFolder(join(ROOT, '.cache/build.claim'), 'build')
    } catch (error) {
      if (!(error instanceof StartFault)) throw error
      await sleep(LOOK_AGAIN_MS)
    }
  }
}

async function buildOrSayWhy(): Promise<void> {
  const { exitCode, output } = await build()
  if (exitCode === 0) return
  const reason = output.trim().split('\n').slice(-3).join(' ')
  throw new StartFault({ zh: `页面构建失败：${reason}`, en: `The pages could not be built: ${reason}` })
}

function changedAtMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newestAtMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const inside = readdirSync(path).map((name) => newestAtMs(join(path, name)))
  // The folder's own time tells of files that were taken away.
  return Math.max(stat.mtimeMs, ...inside)
}

async function build(): Promise<{ exitCode: number | null; output: string }> {
  const require = createRequire(import.meta.url)
  const remix = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist/cli.js')
  const env = { ...process.env, NODE_ENV: 'production' as const }
  const child = spawn(process.execPath, [remix, 'vite:build'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((done) => {
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-10_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => done({ exitCode: null, output: error.message }))
    child.once('close', (exitCode) => done({ exitCode, output }))
  })
}
