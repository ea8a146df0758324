import { checkDatabase, type Database, openDatabase } from '#db/client.ts'
import { DatabaseFault, StartFault } from '#db/embedded/fault.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { openSearch, type SearchSetup } from '#search/open-search.ts'
import { ensureBuilt } from '#search/search-index.ts'
import { seedIfEmpty } from '../seed/seed.ts'
import { readSettings } from '../settings.ts'
import { systemClock, systemIds, systemLog } from '../system.ts'

export interface OpenedSearch extends SearchSetup {
  readonly database: Database
}

/**
 * Opens the database of `DATABASE_URL`, or the one in the data folder, filled with the demonstration when it
 * is new; runs the work with the engines that there are, and closes everything again.
 */
async function withSearch(work: (search: OpenedSearch) => Promise<number>): Promise<number> {
  const settings = readSettings(process.env)
  const log = systemLog('silent')
  const server = settings.databaseUrl ? null : await startEmbedded({ dataDir: settings.dataDir, log })
  const url = settings.databaseUrl ?? server?.url ?? ''
  const database = openDatabase(url, { max: 4 })
  try {
    await checkDatabase(database)
    await migrate(url)
    const context = { database, clock: systemClock, ids: systemIds(), log, demo: settings.demo }
    if (settings.demo) await seedIfEmpty(context)
    const search = openSearch({ sql: database.sql, clock: systemClock, meili: settings.meili, log })
    await ensureBuilt(search.postgres.index)
    return await work({ ...search, database })
  } finally {
    await database.close()
    await server?.stop()
  }
}

/** Runs a program over the search and sets its exit code; an expected fault is a sentence and code 2. */
export async function runWithSearch(work: (search: OpenedSearch) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await withSearch(work)
  } catch (error) {
    if (!(error instanceof StartFault || error instanceof DatabaseFault)) throw error
    process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`)
    process.exitCode = 2
  }
}
