import type { Sql } from '#db/client.ts'
import { addBit, type Bitset, emptyBits, grownBits, hasBit, joinBits, meetBits, removeBit } from './bitset.ts'
import type { Columns } from './columns.ts'
import { ACTIVE } from './postgres-index.ts'
import type { TokenTest } from './understand-query.ts'

type Leaf = Extract<TokenTest, { token: string }>

/** More sets than this are not kept: of a hundred thousand documents each takes twelve kilobytes. */
const KEPT_AT_MOST = 3_000
/** A query has a bounded number of words, and each a bounded number of tokens; this is for certain. */
const ASKED_AT_MOST = 400

/**
 * Which documents have a token, remembered per token that somebody asked for: the words people search by are
 * few and come again. What changes is brought up to date slot by slot, so a kept set never ages.
 */
export class Leaves {
  readonly #sets = new Map<string, Bitset>()
  readonly #columns: Columns

  constructor(columns: Columns) {
    this.#columns = columns
  }

  /** Reads the sets that are missing for these tests, in one statement over the inverted index. */
  async ensure(sql: Sql, tests: readonly TokenTest[]): Promise<void> {
    const wanted = new Map<string, string>()
    for (const leaf of tests.flatMap(leavesOf)) {
      const query = tsqueryOf(leaf)
      if (
        query !== null &&
        !isColumn(leaf.token) &&
        !this.#sets.has(keyOf(leaf)) &&
        wanted.size < ASKED_AT_MOST
      )
        wanted.set(keyOf(leaf), query)
    }
    if (wanted.size === 0) return
    const rows = await sql<{ key: string; docs: Buffer | null }[]>`
      select wanted.key, (select string_agg(int4send(doc), '') from ${sql(ACTIVE)}
        where words @@ wanted.query::tsquery) as docs
      from unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::text[]) as wanted (key, query)`
    for (const { key, docs } of rows) this.#keep(key, docs)
  }

  #keep(key: string, docs: Buffer | null): void {
    // A word that nothing has costs nothing.
    const bits = emptyBits(docs === null ? 0 : this.#columns.room)
    for (let at = 0; docs && at < docs.length; at += 4) {
      const slot = this.#columns.slotOf(docs.readInt32BE(at))
      if (slot !== undefined) addBit(bits, slot)
    }
    if (this.#sets.size >= KEPT_AT_MOST) {
      const [oldest] = this.#sets.keys()
      if (oldest !== undefined) this.#sets.delete(oldest)
    }
    this.#sets.set(key, bits)
  }

  /** A document in a slot has these tokens now; null: it has gone. */
  touch(slot: number, tokens: readonly string[] | null): void {
    const exact = new Set(tokens)
    for (const [key, known] of this.#sets) {
      const has = key.endsWith('*')
        ? (tokens ?? []).some((token) => token.startsWith(key.slice(0, -1)))
        : exact.has(key.slice(0, -1))
      if (!has && known.length === 0) continue
      const bits = grownBits(known, this.#columns.room)
      if (bits !== known) this.#sets.set(key, bits)
      if (has) addBit(bits, slot)
      else removeBit(bits, slot)
    }
  }

  /** The documents for which a test holds, as a set of the caller's own; null: it asks for nothing. */
  evaluate(test: TokenTest): Bitset | null {
    if ('token' in test) return this.#leaf(test)
    const isAny = 'any' in test
    let result: Bitset | null = null
    for (const part of isAny ? test.any : test.all) {
      const bits = this.evaluate(part)
      if (bits === null) continue
      result = result === null ? bits : isAny ? joinBits(result, bits) : meetBits(result, bits)
    }
    return result
  }

  #leaf(leaf: Leaf): Bitset | null {
    if (tsqueryOf(leaf) === null) return null
    if (isColumn(leaf.token)) return this.#column(leaf.token)
    const key = keyOf(leaf)
    const known = this.#sets.get(key)
    if (known) {
      // The least recently used set is the first to go.
      this.#sets.delete(key)
      this.#sets.set(key, known)
    }
    const bits = emptyBits(this.#columns.room)
    return known ? joinBits(bits, known) : bits
  }

  /** `@category` and `#county` are columns already. */
  #column(token: string): Bitset {
    const columns = this.#columns
    const isCategory = token.startsWith('@')
    const code = (isCategory ? columns.categories : columns.counties).find(token.slice(1))
    const column = isCategory ? columns.category : columns.county
    const bits = emptyBits(columns.room)
    if (code === undefined) return bits
    for (let slot = 0; slot < columns.room; slot += 1) {
      if (column[slot] === code && hasBit(columns.alive, slot)) addBit(bits, slot)
    }
    return bits
  }
}

function isColumn(token: string): boolean {
  return token.startsWith('@') || token.startsWith('#')
}

function keyOf({ token, isPrefix }: Leaf): string {
  return `${token}${isPrefix ? '*' : '='}`
}

function leavesOf(test: TokenTest): Leaf[] {
  if ('any' in test) return test.any.flatMap(leavesOf)
  if ('all' in test) return test.all.flatMap(leavesOf)
  return [test]
}

/** A lexeme as a quoted tsquery; null when there is nothing behind the mark. */
function tsqueryOf({ token, isPrefix }: Leaf): string | null {
  if (token.length < 2) return null
  const quoted = token.replaceAll('\\', '\\\\').replaceAll("'", "''")
  return `'${quoted}'${isPrefix ? ':*' : ''}`
}
