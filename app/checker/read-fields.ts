import { type Json, pathOf } from './read-json.ts'

/** Reads on after a fault, so that all of them can be told. */
export interface Reading {
  readonly faults: string[]
  fault(json: Json, message: string): void
}

export function startReading(): Reading {
  const faults: string[] = []
  return {
    faults,
    fault: (json, message) => {
      faults.push(`${pathOf(json.place)}: ${message} (line ${json.place.line})`)
    },
  }
}

/** The fields of an object, each of them known; a field that is needed and missing is a fault. */
export function fieldsIn<Needed extends string, Optional extends string = never>(
  reading: Reading,
  json: Json,
  needed: readonly Needed[],
  optional: readonly Optional[] = [],
): { readonly [Name in Needed | Optional]?: Json } {
  if (json.kind !== 'object') {
    reading.fault(json, 'must be an object')
    return {}
  }
  const found: { [Name in Needed | Optional]?: Json } = {}
  for (const name of [...needed, ...optional]) {
    const value = json.fields.get(name)
    if (value !== undefined) found[name] = value
  }
  for (const name of needed) {
    if (found[name] === undefined)
      reading.faults.push(`${pathOf(json.place)}.${name}: is missing (line ${json.place.line})`)
  }
  const known = new Set<string>([...needed, ...optional])
  for (const [name, value] of json.fields) {
    if (!known.has(name)) reading.fault(value, 'is not a known field')
  }
  return found
}

export function listIn(reading: Reading, json: Json | undefined): readonly Json[] {
  if (json?.kind === 'array') return json.entries
  if (json !== undefined) reading.fault(json, 'must be an array')
  return []
}

export function textIn(reading: Reading, json: Json | undefined): string {
  if (json?.kind === 'text' && json.text !== '') return json.text
  if (json !== undefined) reading.fault(json, 'must be a text')
  return ''
}

/** A whole number from `least` to 2^53 - 1; what is no such number is told and read as `least`. */
export function wholeIn(reading: Reading, json: Json | undefined, least: bigint): bigint {
  if (json === undefined) return least
  if (json.kind !== 'integer') reading.fault(json, 'must be a whole number')
  else if (json.value < least || json.value > 9_007_199_254_740_991n) {
    reading.fault(json, `must be between ${least} and 2^53 - 1`)
  } else return json.value
  return least
}
