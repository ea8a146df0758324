import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { commandOf, isRunning } from './claim.ts'
import { type ClusterFiles, lastWords } from './cluster.ts'
import { EmbeddedFault } from './fault.ts'
import { startProgram } from './program.ts'
import type { RunAs } from './run-as.ts'

const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 15_000

export interface Postmaster {
  readonly port: number
  /** Ends every connection and stops the server; resolves when it has gone. */
  stop(): Promise<void>
}

/** Starts the server and resolves when it accepts connections. */
export async function startPostmaster(
  files: ClusterFiles,
  binaries: Binaries,
  runAs: RunAs,
  settings: { port: number | undefined; flags: readonly string[] },
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = settings.port ?? (await freePort())
    const child = launch(files, binaries, runAs, port, settings.flags)
    const guard = guardAgainstOrphan(child)
    if (await isReady(child, files)) return { port, stop: () => stop(child, guard) }
    guard?.kill('SIGKILL')
    const words = readFileSync(files.logFile, 'utf8')
    const isPortTaken = /could not bind|Address already in use/i.test(words)
    if (isPortTaken && settings.port === undefined && attempt < 5) continue
    throw new EmbeddedFault({
      zh: `内置数据库没有启动：${lastWords(words)}（日志：${files.logFile}）`,
      en: `The embedded database did not start: ${lastWords(words)} (log: ${files.logFile})`,
    })
  }
}

/**
 * A server whose owner was killed outright lives on. It is stopped (gently, then at once), and its lock is
 * cleared when the number in it belongs to somebody else by now.
 */
export async function endLeftover(files: ClusterFiles): Promise<void> {
  const pid = leftoverPid(files)
  if (pid === null) return
  const command = commandOf(pid)
  const isOurs = isRunning(pid) && command?.includes(files.cluster) === true
  if (!isOurs) {
    rmSync(join(files.cluster, 'postmaster.pid'), { force: true })
    return
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isRunning(pid)) return
    process.kill(pid, signal)
    if (await hasGone(pid, STOP_WITHIN_MS / 3)) return
  }
}

function launch(
  files: ClusterFiles,
  binaries: Binaries,
  runAs: RunAs,
  port: number,
  flags: readonly string[],
): ChildProcess {
  const log = openSync(files.logFile, 'w', 0o600)
  const base = ['-D', files.cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
  const settings = ['unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', ...flags]
  const command = [binaries.postgres, ...base, ...settings.flatMap((setting) => ['-c', setting])]
  // Its own group: Ctrl-C must reach the application first, which stops the server after its last query.
  const child = startProgram(command, runAs, { stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  child.unref()
  return child
}

/** A shell that waits on a pipe from this process: when the process dies, however, the pipe ends, and so does the server. */
function guardAgainstOrphan(child: ChildProcess): ChildProcess | null {
  if (process.platform === 'win32' || !child.pid) return null
  const script = 'read -r _; kill -INT "$1" 2>/dev/null'
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  guard.on('error', () => {})
  guard.stdin?.on('error', () => {})
  guard.unref()
  const pipe = guard.stdin as unknown as { unref?: () => void } | null
  pipe?.unref?.()
  return guard
}

async function isReady(child: ChildProcess, files: ClusterFiles): Promise<boolean> {
  let hasEnded = false
  child.once('error', () => {
    hasEnded = true
  })
  child.once('exit', () => {
    hasEnded = true
  })
  const until = performance.now() + READY_WITHIN_MS
  while (!hasEnded && performance.now() < until) {
    if (pidLines(files)?.[0] === String(child.pid) && pidLines(files)?.[7]?.startsWith('ready')) return true
    await sleep(15)
  }
  if (!hasEnded) child.kill('SIGQUIT')
  return false
}

async function stop(child: ChildProcess, guard: ChildProcess | null): Promise<void> {
  const pid = child.pid
  if (pid && child.exitCode === null && child.signalCode === null) {
    child.ref()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      child.kill(signal)
      if (await Promise.race([gone.then(() => true), sleep(STOP_WITHIN_MS, false, { ref: false })])) break
    }
  }
  guard?.kill('SIGKILL')
}

/** The lines of postmaster.pid: process, folder, start, port, socket, address, memory, status. */
function pidLines(files: ClusterFiles): string[] | null {
  try {
    return readFileSync(join(files.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

function leftoverPid(files: ClusterFiles): number | null {
  const pid = Number(pidLines(files)?.[0])
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

async function hasGone(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (performance.now() < until) {
    if (!isRunning(pid)) return true
    await sleep(20)
  }
  return !isRunning(pid)
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
