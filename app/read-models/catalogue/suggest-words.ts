import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import type { Suggestion } from '#search/engine.ts'
import { engineOf } from './engine.ts'

const MOST = 8
const LONGEST = 80

/** Categories, models and suppliers that the letters may become; public ones only. */
export async function suggestWords(
  database: Database,
  clock: Clock,
  typed: string,
): Promise<readonly Suggestion[]> {
  if (typed.trim() === '') return []
  return engineOf(database, clock).suggest(typed.slice(0, LONGEST), MOST)
}
