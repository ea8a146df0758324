import type { Clock } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import type { SearchEngine } from './engine.ts'
import { createPostgresEngine } from './postgres.ts'
import { postgresIndex, type SearchIndex } from './search-index.ts'

export interface SearchParts {
  readonly sql: Sql
  readonly clock: Clock
}

/** The engines of a house and their indexes. */
export interface SearchSetup {
  /** What pages ask. */
  readonly engine: SearchEngine
  readonly postgres: { readonly engine: SearchEngine; readonly index: SearchIndex }
}

/** Opens the search of a house. */
export function openSearch({ sql, clock }: SearchParts): SearchSetup {
  const engine = createPostgresEngine({ sql, clock })
  return { engine, postgres: { engine, index: postgresIndex({ sql, clock }) } }
}
