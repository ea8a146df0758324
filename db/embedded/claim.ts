import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { EmbeddedFault } from './fault.ts'

/**
 * A folder belongs to one living run. The claim is a file naming a process by id and start: an id alone is
 * given again to others, above all in containers.
 */
export interface Claim {
  release(): void
}

const mine = new Set<string>()

/** Claims the folder, or says who has it. A claim left by a dead process is taken over. */
export function claimFolder(claimFile: string, folder: string): Claim {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryClaim(claimFile)) {
      mine.add(claimFile)
      return { release: () => release(claimFile) }
    }
    const owner = readOwner(claimFile)
    if (owner && isAlive(owner, claimFile)) {
      throw new EmbeddedFault({
        zh: `数据文件夹 ${folder} 正被另一个运行中的禾采使用（进程 ${owner.pid}）。`,
        en: `The data folder ${folder} is in use by another running Hecai (process ${owner.pid}).`,
      })
    }
    rmSync(claimFile, { force: true })
  }
  throw new EmbeddedFault({
    zh: `数据文件夹 ${folder} 正在被另一个进程占用，请稍后再试。`,
    en: `The data folder ${folder} is being claimed by another process: try again.`,
  })
}

function tryClaim(claimFile: string): boolean {
  try {
    const file = openSync(claimFile, 'wx', 0o600)
    writeSync(file, JSON.stringify({ pid: process.pid, startedAs: startMark(process.pid) }))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function release(claimFile: string): void {
  if (mine.delete(claimFile)) rmSync(claimFile, { force: true })
}

function readOwner(claimFile: string): { pid: number; startedAs: string | null } | null {
  try {
    return JSON.parse(readFileSync(claimFile, 'utf8')) as { pid: number; startedAs: string | null }
  } catch {
    return null
  }
}

function isAlive(owner: { pid: number; startedAs: string | null }, claimFile: string): boolean {
  if (owner.pid === process.pid) return mine.has(claimFile)
  return isRunning(owner.pid) && startMark(owner.pid) === owner.startedAs
}

/** True also for another user's process: EPERM says that it lives. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, in the system's own words; with its id it names a process for ever. */
function startMark(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The name in parentheses may hold blanks; the start is the 20th word after it (proc(5), field 22).
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** The command line of a process, or null when it cannot be known. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}
