/**
 * A JSON reader of the checker's own: it remembers where every value stands, keeps integers exact, and refuses
 * fields that are written twice.
 */
export interface Place {
  readonly line: number
  /** Null at the root. */
  readonly inside: Place | null
  /** The field name or index below what it is inside of. */
  readonly step: string | number
}

export type Json = JsonObject | JsonArray | JsonText | JsonInteger | JsonFraction | JsonFlag | JsonNull
export interface JsonObject {
  readonly kind: 'object'
  readonly place: Place
  readonly fields: ReadonlyMap<string, Json>
}
export interface JsonArray {
  readonly kind: 'array'
  readonly place: Place
  readonly entries: readonly Json[]
}
export interface JsonText {
  readonly kind: 'text'
  readonly place: Place
  readonly text: string
}
export interface JsonInteger {
  readonly kind: 'integer'
  readonly place: Place
  readonly value: bigint
}
/** A number that is not whole: nothing in an award file is one. */
export interface JsonFraction {
  readonly kind: 'fraction'
  readonly place: Place
}
export interface JsonFlag {
  readonly kind: 'flag'
  readonly place: Place
  readonly value: boolean
}
export interface JsonNull {
  readonly kind: 'null'
  readonly place: Place
}

/** The file cannot be read as what it should be; each line begins with a JSON path. */
export class Unreadable extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** `$.members[0].quantity`: where a value stands. */
export function pathOf({ inside, step }: Place): string {
  if (inside === null) return '$'
  const before = pathOf(inside)
  if (typeof step === 'number') return `${before}[${step}]`
  return /^[A-Za-z_$][\w$]*$/.test(step) ? `${before}.${step}` : `${before}[${JSON.stringify(step)}]`
}

interface Cursor {
  readonly source: string
  at: number
  line: number
}

/** Reads a text, with or without a byte order mark. Throws Unreadable with the line where it stops being JSON. */
export function readJson(source: string): Json {
  const cursor: Cursor = { source, at: source.startsWith('\uFEFF') ? 1 : 0, line: 1 }
  const value = readValue(cursor, 0, { inside: null, step: '' })
  skipSpace(cursor)
  if (cursor.at < source.length) fail(cursor, 'nothing more may follow')
  return value
}

function fail(cursor: Cursor, message: string): never {
  throw new Unreadable([`$: line ${cursor.line}: ${message}`])
}

function skipSpace(cursor: Cursor): void {
  for (; cursor.at < cursor.source.length; cursor.at += 1) {
    const mark = cursor.source[cursor.at]
    if (mark === '\n') cursor.line += 1
    else if (mark !== ' ' && mark !== '\t' && mark !== '\r') return
  }
}

type Where = Pick<Place, 'inside' | 'step'>

function readValue(cursor: Cursor, depth: number, where: Where): Json {
  if (depth > 50) fail(cursor, 'nested too deeply')
  skipSpace(cursor)
  const { source, at } = cursor
  const place: Place = { line: cursor.line, ...where }
  const mark = source[at]
  if (mark === '{') return readObject(cursor, depth, place)
  if (mark === '[') return readArray(cursor, depth, place)
  if (mark === '"') return { kind: 'text', place, text: readText(cursor) }
  if (readWord(cursor, 'null')) return { kind: 'null', place }
  if (readWord(cursor, 'true')) return { kind: 'flag', place, value: true }
  if (readWord(cursor, 'false')) return { kind: 'flag', place, value: false }
  const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
  number.lastIndex = at
  const digits = number.exec(source)?.[0]
  if (digits === undefined) fail(cursor, 'a number or another JSON value is expected')
  cursor.at += digits.length
  const value = wholeFrom(digits)
  return value === null ? { kind: 'fraction', place } : { kind: 'integer', place, value }
}

/** The exact value of a decimal, null when it is no whole number or too long to be meant. */
function wholeFrom(digits: string): bigint | null {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits)
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts ?? []
  const all = `${whole}${decimals}`
  const point = whole.length + Number(exponent)
  if (all.length > 400 || point > 400) return null
  if (/[1-9]/.test(point <= 0 ? all : all.slice(point))) return null
  const value = BigInt(point <= 0 ? 0 : all.slice(0, point).padEnd(point, '0'))
  return sign === '-' ? -value : value
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

function readObject(cursor: Cursor, depth: number, place: Place): JsonObject {
  const fields = new Map<string, Json>()
  cursor.at += 1
  skipSpace(cursor)
  if (readWord(cursor, '}')) return { kind: 'object', place, fields }
  for (;;) {
    skipSpace(cursor)
    if (cursor.source[cursor.at] !== '"') fail(cursor, 'a field name is expected')
    const name = readText(cursor)
    if (fields.has(name)) fail(cursor, `the field ${JSON.stringify(name)} is written twice`)
    skipSpace(cursor)
    if (!readWord(cursor, ':')) fail(cursor, 'a colon is expected')
    fields.set(name, readValue(cursor, depth + 1, { inside: place, step: name }))
    skipSpace(cursor)
    if (readWord(cursor, '}')) return { kind: 'object', place, fields }
    if (!readWord(cursor, ',')) fail(cursor, 'a comma or the end of the object is expected')
  }
}

function readArray(cursor: Cursor, depth: number, place: Place): JsonArray {
  const entries: Json[] = []
  cursor.at += 1
  skipSpace(cursor)
  if (readWord(cursor, ']')) return { kind: 'array', place, entries }
  for (;;) {
    entries.push(readValue(cursor, depth + 1, { inside: place, step: entries.length }))
    skipSpace(cursor)
    if (readWord(cursor, ']')) return { kind: 'array', place, entries }
    if (!readWord(cursor, ',')) fail(cursor, 'a comma or the end of the array is expected')
  }
}
