import type { Database } from '#db/client.ts'

/** How many statements this work sends to the database; what the driver asks when a connection opens is left out. */
export async function countQueries(database: Database, work: () => Promise<unknown>): Promise<number> {
  let sent = 0
  const options = database.sql.options as { debug: unknown }
  const before = options.debug
  options.debug = (_connection: number, statement: string) => {
    if (!statement.includes('pg_catalog.pg_type')) sent += 1
  }
  try {
    await work()
  } finally {
    options.debug = before
  }
  return sent
}
