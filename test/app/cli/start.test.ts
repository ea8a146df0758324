import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'

const REPOSITORY = resolve(import.meta.dirname, '../../..')
const READY_WITHIN_MS = 60_000

let folder = ''
let children: ChildProcess[] = []

beforeAll(() => ensureBuild(() => {}), 120_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hecai-start-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  await sleep(200)
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

interface Start {
  child: ChildProcess
  output: () => string
  ended: Promise<number | null>
}

function start(env: Record<string, string> = {}, command = 'node'): Start {
  const [program, words] =
    command === 'npm'
      ? ['npm', ['run', '-s', 'start']]
      : [process.execPath, ['--import', 'tsx', 'app/cli/start.ts']]
  const { DATABASE_URL: _, REDIS_URL: __, npm_lifecycle_event: ___, ...rest } = process.env
  const child = spawn(program, words, {
    cwd: REPOSITORY,
    env: { ...rest, DATA_DIR: folder, PORT: '0', ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, output: () => output, ended }
}

async function urlOf({ output, ended }: Start): Promise<string> {
  let isOver = false
  void ended.then(() => (isOver = true))
  for (
    const until = performance.now() + READY_WITHIN_MS;
    performance.now() < until && !isOver;
    await sleep(25)
  ) {
    const url = /running at (http:\S+)/.exec(output())?.[1]
    if (url) return url
  }
  throw new Error(`it did not start: ${output()}`)
}

function postmaster(): number | null {
  const file = join(folder, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

async function hasEnded(pid: number | null): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      process.kill(pid ?? 0, 0)
    } catch {
      return true
    }
    await sleep(50)
  }
  return false
}

test('it starts on nothing, says where it is and on what, and stops without leaving a process', {
  timeout: READY_WITHIN_MS * 3,
}, async () => {
  const first = start()
  const url = await urlOf(first)
  const health = await fetch(`${url}/healthz`)
  expect(await health.text()).toBe('{"ok":true,"db":"embedded","queue":"postgres","search":"postgres"}')
  const pid = postmaster()
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(await hasEnded(pid)).toBe(true)

  const again = start()
  await urlOf(again)
  again.child.kill('SIGINT')
  expect(await again.ended).toBe(0)
})

test('it stops with npm, and killed outright it takes its database with it', {
  timeout: READY_WITHIN_MS * 3,
}, async () => {
  const byNpm = start({}, 'npm')
  await urlOf(byNpm)
  const pid = postmaster()
  byNpm.child.kill('SIGTERM')
  await byNpm.ended
  expect(await hasEnded(pid)).toBe(true)

  const killed = start()
  await urlOf(killed)
  const next = postmaster()
  killed.child.kill('SIGKILL')
  expect(await hasEnded(next)).toBe(true)
})

async function expectSentence(env: Record<string, string>, zh: RegExp, en: RegExp): Promise<void> {
  const { ended, output } = start(env)
  expect(await ended).toBe(1)
  const lines = output().trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(zh)
  expect(lines[1]).toMatch(en)
}

test('a port in use is one sentence, and nothing is made', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = String(typeof address === 'object' && address?.port)
  await expectSentence({ PORT: port }, /端口 \d+ 已被占用/, new RegExp(`Port ${port} is in use`))
  expect(existsSync(join(folder, 'postgres'))).toBe(false)
  server.close()
})

test('a data folder that is none is one sentence', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'kept')
  await expectSentence({ DATA_DIR: file }, /不能写入/, /cannot be written/)
  expect(readFileSync(file, 'utf8')).toBe('kept')
})

test('a wrong DATABASE_URL is one sentence', async () => {
  await expectSentence({ DATABASE_URL: 'nonsense' }, /DATABASE_URL 不是/, /DATABASE_URL is not of the form/)
  await expectSentence({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, /连接不上/, /cannot be reached/)
  const wrong = new URL(inject('serverUrl'))
  wrong.password = 'guess'
  await expectSentence({ DATABASE_URL: wrong.href }, /不被接受/, /not accepted/)
})
