import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { EmbeddedFault } from './fault.ts'

/**
 * How PostgreSQL's programs are started. PostgreSQL refuses to run as root, so root steps down first.
 * `ownerUid` is who must own the cluster's folder; null leaves it with whoever runs node.
 */
export interface RunAs {
  readonly ownerUid: number | null
  readonly prefix: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

const NOBODY = 65_534

/**
 * An ordinary user runs the programs directly. Root becomes the cluster's owner, else nobody; and when that
 * user may not pass some folder on the way (a clone below a 0700 folder), it keeps the one capability that
 * lets it pass, or is only seen as another user inside a user namespace.
 *
 * @param paths folders that the server must reach: its programs and its cluster
 */
export function chooseRunAs(clusterDir: string, paths: readonly string[], probe: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return asOrdinaryUser(probe)
  const owner = existsSync(clusterDir) ? statSync(clusterDir).uid : null
  const uid = owner || NOBODY
  const reachable = paths.every((path) => isReachable(path))
  const direct: RunAs = { ownerUid: uid, prefix: [], uid, gid: uid }
  const candidates = [...(reachable ? [direct] : []), passingFolders(uid), seenAsAnother()]
  const fitting = candidates.filter((candidate) => owner === null || candidate.ownerUid === owner)
  const chosen = fitting.find((candidate) => works(candidate, probe))
  if (chosen) return chosen
  throw new EmbeddedFault({
    zh: '以 root 运行时，PostgreSQL 需要换成普通用户，但它进不了这个文件夹；请以普通用户运行，或换到所有人可进入的文件夹。',
    en: 'As root, PostgreSQL must run as an ordinary user, who cannot enter this folder: run as an ordinary user, or from a folder that everyone may enter.',
  })
}

/** access(2) looks at the real user: only with `no_setuid_fixup` does it count the capability kept. */
function passingFolders(uid: number): RunAs {
  const id = String(uid)
  const prefix = ['setpriv', '--reuid', id, '--regid', id, '--clear-groups']
  const keep = [
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
    '--securebits',
    '+no_setuid_fixup',
  ]
  return { ownerUid: uid, prefix: [...prefix, ...keep, '--'] }
}

/** initdb wants to know its user by name; a bare number (as containers are given) borrows one. */
function asOrdinaryUser(probe: readonly string[]): RunAs {
  const direct: RunAs = { ownerUid: null, prefix: [] }
  if (hasName()) return direct
  const borrowed = { ...seenAsAnother(), ownerUid: null }
  return works(borrowed, probe) ? borrowed : direct
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function seenAsAnother(): RunAs {
  const id = String(NOBODY)
  return { ownerUid: 0, prefix: ['unshare', '--user', `--map-user=${id}`, `--map-group=${id}`, '--'] }
}

function works(runAs: RunAs, probe: readonly string[]): boolean {
  const [command, ...rest] = [...runAs.prefix, ...probe]
  if (!command) return false
  const { uid, gid } = runAs
  const identity = uid === undefined || gid === undefined ? {} : { uid, gid }
  return spawnSync(command, rest, { ...identity, cwd: '/', stdio: 'ignore' }).status === 0
}

function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0 && folder !== path) return false
    if (folder === dirname(folder)) return true
  }
}
