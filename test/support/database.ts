import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { type Database, type DatabaseSettings, openDatabase } from '#db/client.ts'

/**
 * A migrated database of its own for this test file, dropped after it. Call it at the top of the file:
 * `const database = await testDatabase()`.
 */
export async function testDatabase(settings: DatabaseSettings = {}): Promise<Database> {
  const template = inject('template')
  if (template.fault) throw new Error(`the migrations do not run: ${template.fault}`)
  return cloneDatabase(template.database, settings)
}

/** As `testDatabase`, with nothing in it. */
export async function emptyDatabase(settings: DatabaseSettings = {}): Promise<Database> {
  return cloneDatabase('template1', settings)
}

async function cloneDatabase(template: string, settings: DatabaseSettings): Promise<Database> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(`create database ${name} template ${template} strategy file_copy`)
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${name}`
  const database = openDatabase(url.href, settings)
  afterAll(async () => {
    await database.close()
    await onServer(`drop database if exists ${name} with (force)`)
  })
  return database
}

/** A template that another file is just copying is busy for a moment. */
async function onServer(statement: string): Promise<void> {
  const server = openDatabase(inject('serverUrl'), { max: 1 })
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await server.sql.unsafe(statement)
        return
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt === 20) throw error
        await sleep(100)
      }
    }
  } finally {
    await server.close()
  }
}
