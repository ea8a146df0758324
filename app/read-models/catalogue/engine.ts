import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import type { SearchEngine } from '#search/engine.ts'
import { createPostgresEngine } from '#search/postgres.ts'

const engines = new WeakMap<Database, SearchEngine>()

/** The engine that answers the pages; one per house, because it keeps the vocabulary between requests. */
export function engineOf(database: Database, clock: Clock): SearchEngine {
  const known = engines.get(database)
  if (known) return known
  const engine = createPostgresEngine({ sql: database.sql, clock })
  engines.set(database, engine)
  return engine
}

/** Makes another engine answer for a house, e.g. one with a fall-back. */
export function setEngine(database: Database, engine: SearchEngine): void {
  engines.set(database, engine)
}
