import { type Json, pathOf } from './read-json.ts'

/** The proof says something that is not so; the message begins with its line and its JSON path. */
export class Rejected extends Error {
  constructor(json: Json | null, message: string) {
    super(json === null ? message : `line ${json.place.line}: ${pathOf(json.place)}: ${message}`)
  }
}

/** The value below a chain of field names. */
export function at(json: Json, ...path: readonly string[]): Json {
  let place = json
  for (const name of path) {
    const next = place.kind === 'object' ? place.fields.get(name) : undefined
    if (next === undefined) throw new Rejected(place, `the field ${name} is missing`)
    place = next
  }
  return place
}

export function children(json: Json): readonly Json[] {
  if (json.kind !== 'array') throw new Rejected(json, 'must be an array')
  return json.entries
}

export function expectInteger(json: Json, right: bigint, what: string): void {
  if (json.kind !== 'integer' || json.value !== right) throw new Rejected(json, `${what} must be ${right}`)
}

export function expectWhole(json: Json, right: bigint | null, what: string): void {
  if (right !== null) expectInteger(json, right, what)
  else if (json.kind !== 'null') throw new Rejected(json, `${what} must be null`)
}

export function expectText(json: Json, right: string, what: string): void {
  if (json.kind !== 'text' || json.text !== right)
    throw new Rejected(json, `${what} must be ${JSON.stringify(right)}`)
}

/** No field beyond those named: what claims nothing known is not let pass unread. */
export function expectOnly(json: Json, names: readonly string[]): void {
  if (json.kind !== 'object') throw new Rejected(json, 'must be an object')
  for (const [name, value] of json.fields) {
    if (!names.includes(name)) throw new Rejected(value, 'is not a known field')
  }
}
