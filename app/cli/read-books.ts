import { checkDatabase, type Database, openDatabase } from '#db/client.ts'
import { StartFault } from '#db/embedded/fault.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { type HouseSettings, readSettings } from './settings.ts'
import { systemLog } from './system.ts'

/**
 * Opens the database of `DATABASE_URL`, or the one in the data folder, for a command that only reads, and closes it
 * again. The data folder's own is laid out when it is new; somebody's own is not touched: throws StartFault when
 * nothing was ever laid in it, as for whatever else keeps it from being opened.
 */
export async function readBooks<Told>(
  read: (database: Database, settings: HouseSettings) => Promise<Told>,
): Promise<Told> {
  const settings = readSettings(process.env)
  const server = settings.databaseUrl
    ? null
    : await startEmbedded({ dataDir: settings.dataDir, log: systemLog('silent') })
  const database = openDatabase(settings.databaseUrl ?? server?.url ?? '', { max: 2 })
  try {
    await checkDatabase(database)
    if (server) await migrate(server.url)
    else await refuseEmpty(database)
    return await read(database, settings)
  } finally {
    await database.close()
    await server?.stop()
  }
}

async function refuseEmpty({ sql }: Database): Promise<void> {
  const [row] = await sql<{ isLaid: boolean }[]>`select to_regclass('journals') is not null as "isLaid"`
  if (row?.isLaid) return
  throw new StartFault({
    zh: 'DATABASE_URL 指向的数据库里还没有禾采的数据：请先运行 npm start。',
    en: 'DATABASE_URL leads to a database without the tables of Hecai: run npm start first.',
  })
}
