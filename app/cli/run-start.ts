import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Logger } from 'pino'
import { type Sentence, StartFault } from '#db/embedded/fault.ts'
import { startEmbedded } from '#db/embedded.ts'
import { surviveLostConnections } from '#db/lost-connection.ts'
import { loadBuild } from '../server.ts'
import { documentStore } from './document-store.ts'
import { ensureBuild } from './ensure-build.ts'
import { type House, openHouse } from './house.ts'
import { type HouseSettings, readSettings } from './settings.ts'
import { systemClock, systemIds, systemLog } from './system.ts'

type Mode = 'production' | 'development'
type Closers = (() => Promise<void>)[]

/** npm and the terminal both pass one Ctrl-C on: within this time it is the same one. */
const SAME_SIGNAL_MS = 1_000
const PARENT_EVERY_MS = 100

/** Starts the house and keeps it until a signal ends it. An expected fault is one sentence and exit code 1. */
export async function start(mode: Mode): Promise<void> {
  const closers: Closers = []
  // Whoever read our words may stop reading (`npm start | head`): that is no reason to fall.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  surviveLostConnections(systemLog('warn'))
  const stopped = stopOnSignal(closers)
  try {
    const settings = readSettings(process.env)
    const house = await open(settings, mode, closers)
    greet(house, settings)
  } catch (error) {
    if (stopped()) return
    const { zh, en } = sentenceOf(error)
    process.stderr.write(`${zh}\n${en}\n`)
    await closeAll(closers).catch(() => {})
    process.exit(1)
  }
}

async function open(settings: HouseSettings, mode: Mode, closers: Closers): Promise<House> {
  const log = systemLog(settings.logLevel)
  if (settings.role !== 'worker') {
    await refuseTakenPort(settings)
    if (mode === 'production') {
      await ensureBuild(say)
      // While the database starts: they take two seconds to load. What is wrong with them is said when they are needed.
      loadBuild().catch(() => {})
    }
  }
  const databaseUrl = settings.databaseUrl ?? (await openEmbedded(settings, log, closers))
  const house = await openHouse({
    ...settings,
    databaseUrl,
    engines: {
      db: settings.databaseUrl ? 'external' : 'embedded',
      search: settings.meili ? 'meilisearch' : 'postgres',
    },
    mode,
    clock: systemClock,
    ids: systemIds(),
    log,
    isSeeded: settings.demo,
    files: documentStore(settings),
    publicUrl: settings.publicUrl ?? `http://localhost:${settings.port}`,
  })
  closers.push(() => house.close())
  return house
}

async function openEmbedded(settings: HouseSettings, log: Logger, closers: Closers): Promise<string> {
  const server = await startEmbedded({ dataDir: settings.dataDir, log })
  closers.push(() => server.stop())
  return server.url
}

/** Asked before anything is opened or built: a taken port is the commonest fault, and should be told at once. */
async function refuseTakenPort({ port, host }: HouseSettings): Promise<void> {
  await new Promise<void>((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, host, () => probe.close(() => done()))
  })
}

function greet({ url, demoSignIns }: House, { demo, role }: HouseSettings): void {
  if (!url) say('禾采后台任务已启动。', `Hecai's ${role} is running.`)
  else say(`禾采已启动：${url}`, `Hecai is running at ${url}`)
  if (!demo || demoSignIns.length === 0) return
  say('演示登录：', 'Demo sign-ins:')
  for (const { login, name, role: as } of demoSignIns)
    process.stdout.write(`  ${login.padEnd(24)} ${name} · ${as}\n`)
}

function say(zh: string, en: string): void {
  process.stdout.write(`${zh} ${en}\n`)
}

function sentenceOf(error: unknown): Sentence {
  if (error instanceof StartFault) return error.sentence
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') {
    return {
      zh: `端口 ${port} 已被占用；请用 PORT 换一个端口。`,
      en: `Port ${port} is in use: choose another with PORT.`,
    }
  }
  if (code === 'EACCES' && port !== undefined) {
    return { zh: `没有权限使用端口 ${port}。`, en: `Port ${port} may not be used by this user.` }
  }
  return { zh: `启动失败：${message}`, en: `The start failed: ${message}` }
}

/** The first signal closes everything in order, a second one ends at once (the database follows by itself). */
function stopOnSignal(closers: Closers): () => boolean {
  let firstAtMs: number | null = null
  const onSignal = (): void => {
    if (firstAtMs !== null) {
      if (performance.now() - firstAtMs > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    firstAtMs = performance.now()
    say('正在停止…', 'Stopping…')
    closeAll(closers).then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.message}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  stopWithNpm(onSignal)
  return () => firstAtMs !== null
}

/**
 * Between npm and this process stands a shell: at SIGTERM it ends without passing it on, and when npm is
 * killed it stays. Either, seen as another parent or grandparent, counts as the signal.
 */
function stopWithNpm(onSignal: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const line = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === line) return
    clearInterval(watch)
    onSignal()
  }, PARENT_EVERY_MS)
  watch.unref()
}

function ancestors(): string {
  const parent = process.ppid
  try {
    // proc(5): the parent is the second word after the name in parentheses.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(parent)
  }
}

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close()
}
