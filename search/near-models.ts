import type { Sql } from '#db/client.ts'
import { ACTIVE } from './postgres-index.ts'

/**
 * Documents of models that a mistyped one may mean, at most twenty, the most similar first: one character of
 * it may be another, too many or missing. Each way is a LIKE that the trigram index answers.
 */
export async function nearModels(sql: Sql, keys: readonly string[]): Promise<number[]> {
  const patterns = keys.flatMap(onePlaceOpen)
  if (patterns.length === 0) return []
  const rows = await sql<{ doc: number }[]>`
    select doc from ${sql(ACTIVE)} where model_key like any(${patterns})
    order by (select max(similarity(model_key, key)) from unnest(${[...keys]}::text[]) as wanted (key)) desc, doc
    limit 20`
  return rows.map(({ doc }) => doc)
}

/** `abcd12`: `%bcd12%`, `%a%cd12%` … as far as three characters in a row stay, which the trigrams need. */
function onePlaceOpen(key: string): string[] {
  const plain = key.slice(0, 14)
  const patterns = new Set<string>()
  for (let at = 0; at < plain.length; at += 1) {
    for (const skipped of [0, 1]) {
      const parts = [plain.slice(0, at), plain.slice(at + skipped)]
      if (parts.some((part) => part.length >= 3)) patterns.add(`%${parts.join('%')}%`)
    }
  }
  return plain.length >= 5 ? [...patterns] : []
}
