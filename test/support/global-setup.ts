import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    /** The migrated database; `fault` says why it could not be migrated. */
    template: { database: string; fault: string }
  }
}

const TEMPLATE_DATABASE = 'hecai_template'

let stop: (() => Promise<void>) | null = null

/**
 * One throw-away server for the whole run (it starts in half a second), with a migrated database to copy.
 * Migrations that fail are the trouble of the tests that need them, not of every other.
 */
export async function setup(project: TestProject): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hecai-test-'))
  const server = await startEmbedded({ dataDir, ephemeral: true, log: { info: () => {}, warn: () => {} } })
  stop = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  project.provide('serverUrl', server.url)
  const fault = await makeTemplate(server.url).then(
    () => '',
    (error: Error) => error.message,
  )
  project.provide('template', { database: TEMPLATE_DATABASE, fault })
}

export async function teardown(): Promise<void> {
  await stop?.()
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const server = openDatabase(serverUrl, { max: 1 })
  await server.sql.unsafe(`create database ${TEMPLATE_DATABASE}`)
  await server.close()
  const url = new URL(serverUrl)
  url.pathname = `/${TEMPLATE_DATABASE}`
  await migrate(url.href)
}
