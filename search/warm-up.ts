import type { Sql } from '#db/client.ts'
import { FIELD_WORDS } from './field-words.ts'
import { foldText } from './fold.ts'
import type { Snapshot } from './snapshot.ts'
import { tokensOfText } from './tokens.ts'
import type { TokenTest } from './understand-query.ts'
import { type KnownCategory, namesOf } from './vocabulary.ts'

/** Of fewer documents every set of tokens is read at once when it is first asked for. */
const LARGE = 20_000
const CHUNK = 40

/**
 * Reads the sets of the words of the field before somebody asks for them: over a large index the first reading
 * of a common word takes longer than a search may. In the background; what fails is read when it is needed.
 */
export async function warmUp(
  sql: Sql,
  { columns, leaves }: Snapshot,
  categories: Iterable<KnownCategory>,
): Promise<void> {
  if (columns.size < LARGE) return
  const words = new Set([...FIELD_WORDS, ...[...categories].flatMap(namesOf)].map(foldText))
  const tokens = new Set([...words].flatMap((word) => [word, ...tokensOfText(word)]))
  const tests = [...tokens].flatMap((token): TokenTest[] => [{ token: `=${token}` }, { token: `~${token}` }])
  for (let from = 0; from < tests.length; from += CHUNK)
    await leaves.ensure(sql, tests.slice(from, from + CHUNK))
}
