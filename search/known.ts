import type { Clock } from '#app/domain/shared/clock.ts'
import type { Sql } from '#db/client.ts'
import { type KnownSupplier, loadCategories, loadSuppliers } from './store.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'

/** Words of the field change by the year; what an engine knows of them is at most this old. */
const LIVES_MS = 30_000

/** The words of the field and who supplies, as an engine keeps them in mind. */
export interface Known {
  readonly vocabulary: Vocabulary
  readonly suppliers: readonly KnownSupplier[]
}

/** Reads them when they are first needed and again when they have aged; callers at the same time share one read. */
export function keepKnown(sql: Sql, clock: Clock): () => Promise<Known> {
  let known: Promise<Known> | null = null
  let loadedAt = Number.NEGATIVE_INFINITY
  return () => {
    const now = clock.now().getTime()
    if (known === null || now - loadedAt > LIVES_MS || now < loadedAt) {
      loadedAt = now
      known = load(sql)
      known.catch(() => {
        known = null
      })
    }
    return known
  }
}

async function load(sql: Sql): Promise<Known> {
  const [categories, suppliers] = await Promise.all([loadCategories(sql), loadSuppliers(sql)])
  return { vocabulary: makeVocabulary(categories), suppliers }
}
