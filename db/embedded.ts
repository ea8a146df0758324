import { accessSync, constants, mkdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { findBinaries } from './embedded/binaries.ts'
import { claimFolder } from './embedded/claim.ts'
import { CLUSTER_USER, clusterFiles, createCluster, inspectCluster } from './embedded/cluster.ts'
import { EmbeddedFault } from './embedded/fault.ts'
import { endLeftover, startPostmaster } from './embedded/postmaster.ts'
import { chooseRunAs } from './embedded/run-as.ts'

export interface EmbeddedSettings {
  readonly dataDir: string
  readonly port?: number
  /** PostgreSQL settings as `name=value`. */
  readonly flags?: readonly string[]
  /** A throw-away database: faster, and lost when the machine falls. */
  readonly ephemeral?: boolean
  readonly log: Pick<Logger, 'info' | 'warn'>
}

export interface EmbeddedServer {
  readonly url: string
  stop(): Promise<void>
}

const SETTINGS = ['max_connections=200', 'shared_buffers=128MB', 'wal_compression=on']
const EPHEMERAL_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB']

/**
 * Starts a real PostgreSQL on 127.0.0.1 in a folder, making the database on first use. It ends with this
 * process, however this process ends; what a killed predecessor left running is stopped first.
 *
 * @throws EmbeddedFault with a sentence: the folder is broken, foreign, not writable, or in use
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<EmbeddedServer> {
  const files = clusterFiles(resolve(settings.dataDir))
  openFolder(files.dataDir)
  const binaries = findBinaries()
  const hasCluster = inspectCluster(files, binaries.majorVersion)
  const claim = claimFolder(files.claimFile, files.dataDir)
  try {
    const runAs = chooseRunAs(
      files.cluster,
      [binaries.initdb, files.cluster],
      [binaries.postgres, '--version'],
    )
    if (hasCluster) {
      await endLeftover(files)
    } else {
      settings.log.info({ dataDir: files.dataDir }, 'making a new embedded database')
      await createCluster(files, binaries, runAs, settings.ephemeral === true)
    }
    const flags = [...SETTINGS, ...(settings.ephemeral ? EPHEMERAL_SETTINGS : []), ...(settings.flags ?? [])]
    const postmaster = await startPostmaster(files, binaries, runAs, { port: settings.port, flags })
    const password = readFileSync(files.passwordFile, 'utf8').trim()
    return {
      url: `postgres://${CLUSTER_USER}:${password}@127.0.0.1:${postmaster.port}/postgres`,
      stop: async () => {
        await postmaster.stop()
        claim.release()
      },
    }
  } catch (error) {
    claim.release()
    throw error
  }
}

function openFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    if (!statSync(dataDir).isDirectory()) throw new Error('not a folder')
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new EmbeddedFault(
      {
        zh: `数据文件夹 ${dataDir} 不能写入（${reasonOf(cause)}）；请检查权限，或换一个 DATA_DIR。`,
        en: `The data folder ${dataDir} cannot be written (${reasonOf(cause)}): check its permissions, or choose another DATA_DIR.`,
      },
      cause,
    )
  }
}

function reasonOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? (cause as Error).message
}
