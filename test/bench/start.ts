import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { type Figure, plain, wait } from './figure.ts'

const REPOSITORY = resolve(import.meta.dirname, '../..')
/** A start on data that is there may take so long (the main job's own figure). */
const NEXT_START_SECONDS = 5

/** How long a start takes until its address is printed: on nothing (migrations, seed), and on data that is there. */
export async function bench(): Promise<Figure[]> {
  await ensureBuild(() => {})
  const folder = mkdtempSync(join(tmpdir(), 'hecai-start-'))
  try {
    const first = await startOnce(folder)
    const next = await startOnce(folder)
    return [
      plain('first start, migrated and seeded', 's', first),
      wait('next start', 's', next, NEXT_START_SECONDS),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function startOnce(folder: string): Promise<number> {
  const { DATABASE_URL: _, REDIS_URL: __, MEILI_URL: ___, ...env } = process.env
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/start.ts'], {
    cwd: REPOSITORY,
    env: { ...env, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const seconds = await new Promise<number>((done, fail) => {
    let told = ''
    child.stdout.on('data', (chunk) => {
      told += String(chunk)
      if (told.includes('running at http')) done((performance.now() - began) / 1000)
    })
    void closed.then(() => fail(new Error('the start ended before it was running')))
  })
  child.kill('SIGTERM')
  await closed
  return seconds
}
