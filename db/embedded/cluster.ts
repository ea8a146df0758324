import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedFault } from './fault.ts'
import { runProgram } from './program.ts'
import type { RunAs } from './run-as.ts'

/** The files of one embedded database below its data folder. */
export interface ClusterFiles {
  readonly dataDir: string
  readonly cluster: string
  readonly passwordFile: string
  readonly claimFile: string
  readonly logFile: string
}

export const CLUSTER_USER = 'hecai'

export function clusterFiles(dataDir: string): ClusterFiles {
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    passwordFile: join(dataDir, 'postgres.password'),
    claimFile: join(dataDir, 'postgres.claim'),
    logFile: join(dataDir, 'postgres.log'),
  }
}

/** Refuses a folder that is not ours or not whole, touching nothing. True when there is a cluster to start. */
export function inspectCluster(files: ClusterFiles, majorVersion: string): boolean {
  if (!existsSync(files.cluster)) return false
  refuseForeign(files.cluster)
  const names = readdirSync(files.cluster)
  if (names.length === 0) return false
  const versionFile = join(files.cluster, 'PG_VERSION')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : null
  const missing = ['base', 'global', 'pg_wal'].filter((name) => !names.includes(name))
  if (version === null || missing.length > 0) {
    const lacks = version === null ? 'PG_VERSION' : missing.join(', ')
    throw new EmbeddedFault({
      zh: `数据文件夹 ${files.cluster} 已损坏（缺少 ${lacks}）；未改动任何文件，请从备份恢复，或换一个 DATA_DIR。`,
      en: `The data folder ${files.cluster} is broken (${lacks} is missing); nothing was changed: restore it from a backup, or choose another DATA_DIR.`,
    })
  }
  if (version !== majorVersion) {
    throw new EmbeddedFault({
      zh: `数据文件夹 ${files.cluster} 属于 PostgreSQL ${version}，内置的是 ${majorVersion}；未改动任何文件。`,
      en: `The data folder ${files.cluster} belongs to PostgreSQL ${version}, the embedded one is ${majorVersion}; nothing was changed.`,
    })
  }
  if (!existsSync(files.passwordFile)) {
    throw new EmbeddedFault({
      zh: `缺少 ${files.passwordFile}，无法登录已有的数据库；请从备份恢复该文件。`,
      en: `${files.passwordFile} is missing, so the existing database cannot be entered: restore that file from a backup.`,
    })
  }
  return true
}

function refuseForeign(cluster: string): void {
  const me = process.getuid?.()
  const owner = statSync(cluster).uid
  if (me === undefined || me === 0 || me === owner) return
  throw new EmbeddedFault({
    zh: `数据文件夹 ${cluster} 属于另一个用户（uid ${owner}）；请以该用户运行，或换一个 DATA_DIR。`,
    en: `The data folder ${cluster} belongs to another user (uid ${owner}): run as that user, or choose another DATA_DIR.`,
  })
}

/**
 * Makes a cluster beside its place and moves it there when it is whole: a start that is killed half-way
 * leaves nothing that looks like a database.
 */
export async function createCluster(
  files: ClusterFiles,
  binaries: Binaries,
  runAs: RunAs,
  isEphemeral: boolean,
): Promise<void> {
  const building = join(files.dataDir, 'postgres.building')
  rmSync(building, { recursive: true, force: true })
  mkdirSync(building, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  writeFileSync(files.passwordFile, `${password}\n`, { mode: 0o600 })
  const { ownerUid } = runAs
  if (ownerUid !== null)
    for (const path of [building, files.passwordFile]) chownSync(path, ownerUid, ownerUid)
  try {
    await initialise(building, files.passwordFile, binaries, runAs, isEphemeral)
    if (existsSync(files.cluster)) rmSync(files.cluster, { recursive: true })
    renameSync(building, files.cluster)
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    rmSync(files.passwordFile, { force: true })
    throw error
  }
}

async function initialise(
  folder: string,
  passwordFile: string,
  binaries: Binaries,
  runAs: RunAs,
  isEphemeral: boolean,
): Promise<void> {
  // The password is 192 random bits: iterating its hash would only slow down every connection.
  const common = ['-D', folder, '-U', CLUSTER_USER, '-A', 'scram-sha-256', '-c', 'scram_iterations=1']
  const access = [`--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-instructions']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const sync = isEphemeral ? ['--no-sync', '--no-data-checksums'] : []
  const arguments_ = [...common, ...access, ...locale, ...sync]
  // Trigrams need a character table that knows Chinese: C.UTF-8 where the system has it.
  const first = await runProgram([binaries.initdb, ...arguments_, '--lc-ctype=C.UTF-8'], runAs)
  if (first.exitCode === 0) return
  const second = /locale/i.test(first.output)
    ? await runProgram([binaries.initdb, ...arguments_], runAs)
    : first
  if (second.exitCode === 0) return
  const reason = lastWords(second.output)
  throw new EmbeddedFault({
    zh: `无法在 ${folder} 建立数据库：${reason}`,
    en: `The database could not be created in ${folder}: ${reason}`,
  })
}

/** The last complaint of a program, short enough for a sentence. */
export function lastWords(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const complaint = lines.filter((line) => /FATAL|PANIC|error|could not/i.test(line)).at(-1)
  return (complaint ?? lines.filter(Boolean).at(-1) ?? '—').slice(0, 300)
}
