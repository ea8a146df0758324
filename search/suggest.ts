import type { Sql } from '#db/client.ts'
import type { Suggestion } from './engine.ts'
import { foldQuery, modelKey } from './fold.ts'
import { ACTIVE } from './postgres-index.ts'
import type { KnownSupplier } from './store.ts'
import { soundTokens } from './tokens.ts'
import { squeeze, type Vocabulary } from './vocabulary.ts'

/**
 * What somebody who is typing may mean: categories by any of their names, sounds or initials, then suppliers
 * and models that have something public. One short statement, so that it keeps up with the fingers.
 */
export async function suggestFromPostgres(
  sql: Sql,
  known: { readonly vocabulary: Vocabulary; readonly suppliers: readonly KnownSupplier[] },
  text: string,
  limit: number,
): Promise<Suggestion[]> {
  const begun = readBegun(known, text, limit)
  if (begun === null) return []
  const { categories, suppliers, modelBegun, most } = begun
  const rows = await sql<{ kind: 'supplier' | 'model'; value: string; text: string }[]>`
    (select 'supplier' as kind, wanted.id as value, '' as text
     from unnest(${suppliers.map(({ id }) => id)}::text[]) with ordinality as wanted (id, place)
     where exists (select 1 from ${sql(ACTIVE)} where supplier_id = wanted.id) order by place limit ${most})
    union all
    (select 'model', listing_id, shown->>'model' || ' ' || (shown->>'title') from ${sql(ACTIVE)}
     where ${modelBegun !== null} and model_key like ${`${modelBegun}%`} order by model_key using ~<~, listing_id limit ${most})`
  const names = new Map(suppliers.map(({ id, name }) => [id, name]))
  const found = rows.map(({ kind, value, text: shown }) => ({ kind, value, text: names.get(value) ?? shown }))
  return [...categories, ...found].slice(0, most)
}

/** What the letters typed so far may be the beginning of, before any engine is asked. */
interface Begun {
  readonly categories: readonly Suggestion[]
  readonly suppliers: readonly KnownSupplier[]
  /** The key of a model, where what is typed may be one. */
  readonly modelBegun: string | null
  /** So many suggestions at most. */
  readonly most: number
}

/** Letters that are read at most: nobody types a name of more. */
const LETTERS = 40

/** Null where nothing is typed. */
export function readBegun(
  known: { readonly vocabulary: Vocabulary; readonly suppliers: readonly KnownSupplier[] },
  text: string,
  limit: number,
): Begun | null {
  const typed = squeeze(foldQuery(text)).slice(0, LETTERS)
  if (typed === '') return null
  const key = modelKey(typed)
  return {
    categories: suggestCategories(known.vocabulary, typed),
    suppliers: suggestSuppliers(known.suppliers, typed),
    modelBegun: /^[a-z0-9]{2,}$/.test(key) ? key : null,
    most: Math.min(20, Math.max(1, Math.trunc(limit) || 8)),
  }
}

/** Categories by any of their names, sounds or initials, whole or begun. */
function suggestCategories(vocabulary: Vocabulary, typed: string): Suggestion[] {
  const ranks = new Map<string, number>()
  const offer = (slug: string, rank: number): void => {
    ranks.set(slug, Math.min(rank, ranks.get(slug) ?? rank))
  }
  for (const [map, penalty] of [
    [vocabulary.words, 0],
    [vocabulary.initials, 2],
    [vocabulary.sounds, 3],
  ] as const) {
    for (const [word, meanings] of map) {
      const at = word.indexOf(typed)
      if (at < 0 || (at > 0 && penalty > 0)) continue
      for (const { kind, value } of meanings) {
        if (kind === 'category') offer(value, penalty + (word === typed ? 0 : at === 0 ? 1 : 5))
      }
    }
  }
  return [...ranks]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || a.localeCompare(b))
    .slice(0, 6)
    .map(([slug]) => ({
      kind: 'category',
      text: vocabulary.categories.get(slug)?.nameZh ?? slug,
      value: slug,
    }))
}

/** Suppliers by a part of their name or by how it sounds. */
function suggestSuppliers(suppliers: readonly KnownSupplier[], typed: string): KnownSupplier[] {
  const isLatin = /^[a-z]+$/.test(typed)
  const found: KnownSupplier[] = []
  for (const supplier of suppliers) {
    const isNamed = supplier.folded.includes(typed)
    const isHeard =
      !isNamed &&
      isLatin &&
      typed.length >= 3 &&
      soundTokens(supplier.folded).some((sound) => sound.startsWith(typed))
    if (isNamed || isHeard) found.push(supplier)
    if (found.length >= 12) break
  }
  return found
}
