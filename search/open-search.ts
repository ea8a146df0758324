import type { Clock } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import type { SearchEngine } from './engine.ts'
import { createMeilisearchEngine, type MeiliSettings } from './meilisearch.ts'
import { meilisearchIndex } from './meilisearch-index.ts'
import { createPostgresEngine } from './postgres.ts'
import { postgresIndex, type SearchIndex } from './search-index.ts'
import { type SearchLog, withFallback } from './with-fallback.ts'

export interface SearchParts {
  readonly sql: Sql
  readonly clock: Clock
  /** null: the database is all there is. */
  readonly meili: MeiliSettings | null
  readonly log: SearchLog
}

/** An engine and the index it reads. */
export interface EngineRoom {
  readonly engine: SearchEngine
  readonly index: SearchIndex
}

/** The engines of a house and their indexes. */
export interface SearchSetup {
  /** What pages ask. */
  readonly engine: SearchEngine
  readonly postgres: EngineRoom
  readonly meilisearch: EngineRoom | null
}

/** Opens the search of a house: Meilisearch where there is one, with the database's own engine behind it. */
export function openSearch({ sql, clock, meili, log }: SearchParts): SearchSetup {
  const postgres = { engine: createPostgresEngine({ sql, clock }), index: postgresIndex({ sql, clock }) }
  if (meili === null) return { engine: postgres.engine, postgres, meilisearch: null }
  const meilisearch = {
    engine: createMeilisearchEngine({ sql, clock, settings: meili }),
    index: meilisearchIndex({ sql, clock, settings: meili }),
  }
  const engine = withFallback({ first: meilisearch.engine, second: postgres.engine, clock, log })
  return { engine, postgres, meilisearch }
}
