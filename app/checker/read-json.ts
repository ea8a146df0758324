/**
 * A JSON reader of the checker's own: it remembers the line of every value, keeps integers exact, and refuses
 * what an award file never holds (fractions, keys written twice).
 */
export type Json = JsonObject | JsonArray | JsonText | JsonInteger | JsonFlag | JsonNull
export interface JsonObject {
  readonly kind: 'object'
  readonly line: number
  readonly fields: ReadonlyMap<string, Json>
}
export interface JsonArray {
  readonly kind: 'array'
  readonly line: number
  readonly entries: readonly Json[]
}
export interface JsonText {
  readonly kind: 'text'
  readonly line: number
  readonly text: string
}
export interface JsonInteger {
  readonly kind: 'integer'
  readonly line: number
  readonly value: bigint
}
export interface JsonFlag {
  readonly kind: 'flag'
  readonly line: number
  readonly value: boolean
}
export interface JsonNull {
  readonly kind: 'null'
  readonly line: number
}

/** The file cannot be read as what it should be. */
export class Unreadable extends Error {}

interface Cursor {
  readonly source: string
  at: number
  line: number
}

export function readJson(source: string): Json {
  const cursor: Cursor = { source, at: 0, line: 1 }
  const value = readValue(cursor, 0)
  skipSpace(cursor)
  if (cursor.at < source.length) fail(cursor, 'nothing more may follow')
  return value
}

function fail(cursor: Cursor, message: string): never {
  throw new Unreadable(`line ${cursor.line}: ${message}`)
}

function skipSpace(cursor: Cursor): void {
  for (; cursor.at < cursor.source.length; cursor.at += 1) {
    const mark = cursor.source[cursor.at]
    if (mark === '\n') cursor.line += 1
    else if (mark !== ' ' && mark !== '\t' && mark !== '\r') return
  }
}

function readValue(cursor: Cursor, depth: number): Json {
  if (depth > 50) fail(cursor, 'nested too deeply')
  skipSpace(cursor)
  const { line, source, at } = cursor
  const mark = source[at]
  if (mark === '{') return readObject(cursor, depth)
  if (mark === '[') return readArray(cursor, depth)
  if (mark === '"') return { kind: 'text', line, text: readText(cursor) }
  if (readWord(cursor, 'null')) return { kind: 'null', line }
  if (readWord(cursor, 'true')) return { kind: 'flag', line, value: true }
  if (readWord(cursor, 'false')) return { kind: 'flag', line, value: false }
  const digits = /^-?(?:0|[1-9]\d*)(?![\d.eE])/.exec(source.slice(at, at + 40))?.[0]
  if (digits === undefined) fail(cursor, 'a whole number or another JSON value is expected')
  cursor.at += digits.length
  return { kind: 'integer', line, value: BigInt(digits) }
}

function readWord(cursor: Cursor, word: string): boolean {
  if (!cursor.source.startsWith(word, cursor.at)) return false
  cursor.at += word.length
  return true
}

function readText(cursor: Cursor): string {
  const end = /"(?:[^"\\\n]|\\.)*"/y
  end.lastIndex = cursor.at
  const found = end.exec(cursor.source)?.[0]
  if (found === undefined) fail(cursor, 'a text is not closed')
  cursor.at += found.length
  try {
    return JSON.parse(found) as string
  } catch {
    return fail(cursor, 'a text has a wrong escape')
  }
}

function readObject(cursor: Cursor, depth: number): JsonObject {
  const { line } = cursor
  const fields = new Map<string, Json>()
  cursor.at += 1
  skipSpace(cursor)
  if (readWord(cursor, '}')) return { kind: 'object', line, fields }
  for (;;) {
    skipSpace(cursor)
    if (cursor.source[cursor.at] !== '"') fail(cursor, 'a field name is expected')
    const name = readText(cursor)
    if (fields.has(name)) fail(cursor, `the field ${JSON.stringify(name)} is written twice`)
    skipSpace(cursor)
    if (!readWord(cursor, ':')) fail(cursor, 'a colon is expected')
    fields.set(name, readValue(cursor, depth + 1))
    skipSpace(cursor)
    if (readWord(cursor, '}')) return { kind: 'object', line, fields }
    if (!readWord(cursor, ',')) fail(cursor, 'a comma or the end of the object is expected')
  }
}

function readArray(cursor: Cursor, depth: number): JsonArray {
  const { line } = cursor
  const entries: Json[] = []
  cursor.at += 1
  skipSpace(cursor)
  if (readWord(cursor, ']')) return { kind: 'array', line, entries }
  for (;;) {
    entries.push(readValue(cursor, depth + 1))
    skipSpace(cursor)
    if (readWord(cursor, ']')) return { kind: 'array', line, entries }
    if (!readWord(cursor, ',')) fail(cursor, 'a comma or the end of the array is expected')
  }
}
