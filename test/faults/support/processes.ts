import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll } from 'vitest'

const CHILD = resolve(import.meta.dirname, 'child.ts')

/** A process under test. */
export interface Victim {
  readonly url: string
  readonly ended: Promise<string | null>
  isRunning(): boolean
  signal(name: NodeJS.Signals): void
  /** Moves its clock and asks how much memory it holds. */
  ask(asked?: { stepMs?: number }): Promise<{ rss: number; heap: number }>
  /** SIGTERM, and waits for the end. */
  stop(): Promise<number | null>
}

export interface Start {
  readonly role: 'web' | 'worker'
  readonly databaseUrl: string
  readonly redisUrl?: string
  readonly startIso: string
  /** As `HECAI_FAULT`, e.g. `kill@job.taken:2`. */
  readonly fault?: string
}

const running = new Set<ChildProcess>()

/** Ends whatever a test left behind. Call it at the top of a test file. */
export function endVictimsAfterwards(): void {
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL')
  })
}

/** Starts a process and waits until it is ready, or has died on the way, which is what some tests want. */
export async function start({ role, databaseUrl, redisUrl = '', startIso, fault }: Start): Promise<Victim> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, role, databaseUrl, redisUrl, startIso], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, HECAI_FAULT: fault ?? '' },
  })
  running.add(child)
  let url = ''
  const ended = new Promise<string | null>((done) => {
    child.once('exit', (code, signal) => {
      running.delete(child)
      done(signal ?? String(code))
    })
  })
  const ready = new Promise<void>((done) => {
    child.once('message', (said: { url: string | null }) => {
      url = said.url ?? ''
      done()
    })
  })
  await Promise.race([ready, ended])
  return {
    url,
    ended,
    isRunning: () => running.has(child),
    signal: (name) => void child.kill(name),
    ask: (asked = {}) =>
      new Promise((done) => {
        child.once('message', (said) => done(said as { rss: number; heap: number }))
        child.send(asked)
      }),
    stop: async () => {
      child.kill('SIGTERM')
      const word = await ended
      return word === null ? null : Number(word)
    },
  }
}

/** Waits for something to come true; says what it waited for, and what was in its way, when it does not. */
export async function eventually(
  what: string,
  isTrue: () => Promise<boolean>,
  withinMs = 80_000,
  obstacles: () => Promise<unknown> = async () => '',
): Promise<void> {
  const end = performance.now() + withinMs
  for (;;) {
    if (await isTrue().catch(() => false)) return
    if (performance.now() > end) {
      const left = JSON.stringify(await obstacles(), (_, value) =>
        typeof value === 'bigint' ? `${value}` : value,
      )
      throw new Error(`it did not come true in time: ${what}; ${left}`)
    }
    await sleep(50)
  }
}
