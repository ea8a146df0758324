import { type Json, type JsonArray, type JsonObject, Unreadable } from './read-json.ts'

/** The auditor's own picture of an instance; quantities and money are bigint. */
export interface Buyer {
  readonly id: string
  readonly sets: bigint
  readonly reserve: bigint | null
  readonly accepted: ReadonlySet<string> | null
}
export interface Seller {
  readonly id: string
  readonly capacity: bigint
  readonly steps: readonly { readonly from: bigint; readonly price: bigint }[]
  readonly extra: ReadonlyMap<string, bigint>
}
export interface Market {
  readonly minimum: bigint
  readonly buyers: readonly Buyer[]
  readonly sellers: readonly Seller[]
}

/** Reads an instance; throws Unreadable with the line and field that is wrong. */
export function readMarket(root: Json): Market {
  const top = objectOf(root, 'the instance', ['minQuantity', 'members', 'offers'])
  const minimum = wholeOf(fieldOf(top, 'minQuantity'), 'minQuantity', 0n)
  const buyers = arrayOf(fieldOf(top, 'members'), 'members').entries.map(readBuyer)
  const sellers = arrayOf(fieldOf(top, 'offers'), 'offers').entries.map(readSeller)
  refuseTwins(buyers, 'members')
  refuseTwins(sellers, 'offers')
  return { minimum, buyers: sorted(buyers), sellers: sorted(sellers) }
}

function readBuyer(json: Json): Buyer {
  const entry = objectOf(json, 'a member', ['id', 'quantity', 'reserveFen', 'accepts'])
  const reserve = fieldOf(entry, 'reserveFen')
  const accepts = fieldOf(entry, 'accepts')
  return {
    id: textOf(fieldOf(entry, 'id'), 'id'),
    sets: wholeOf(fieldOf(entry, 'quantity'), 'quantity', 1n),
    reserve: reserve.kind === 'null' ? null : wholeOf(reserve, 'reserveFen', 0n),
    accepted:
      accepts.kind === 'null'
        ? null
        : new Set(arrayOf(accepts, 'accepts').entries.map((offer) => textOf(offer, 'accepts'))),
  }
}

function readSeller(json: Json): Seller {
  const entry = objectOf(json, 'an offer', ['id', 'capacity', 'tiers', 'surchargeFen'])
  const steps = arrayOf(fieldOf(entry, 'tiers'), 'tiers').entries.map((tier) => {
    const step = objectOf(tier, 'a tier', ['fromQuantity', 'unitPriceFen'])
    return {
      line: tier.line,
      from: wholeOf(fieldOf(step, 'fromQuantity'), 'fromQuantity', 1n),
      price: wholeOf(fieldOf(step, 'unitPriceFen'), 'unitPriceFen', 0n),
    }
  })
  if (steps.length === 0) throw new Unreadable(`line ${json.line}: an offer needs a tier`)
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]
    if (before !== undefined && (step.from <= before.from || step.price >= before.price)) {
      throw new Unreadable(`line ${step.line}: tiers must rise in quantity and fall in price`)
    }
  }
  const surcharge = entry.fields.get('surchargeFen')
  const extra = new Map<string, bigint>()
  if (surcharge !== undefined) {
    for (const [member, fen] of objectOf(surcharge, 'surchargeFen', null).fields) {
      extra.set(member, wholeOf(fen, 'surchargeFen', 0n))
    }
  }
  const capacity = wholeOf(fieldOf(entry, 'capacity'), 'capacity', 0n)
  const id = textOf(fieldOf(entry, 'id'), 'id')
  return { id, capacity, steps: steps.map(({ from, price }) => ({ from, price })), extra }
}

/** An object with no field beyond `known`; null: any fields. */
export function objectOf(json: Json, what: string, known: readonly string[] | null): JsonObject {
  if (json.kind !== 'object') throw new Unreadable(`line ${json.line}: ${what} must be an object`)
  for (const name of json.fields.keys()) {
    if (known !== null && !known.includes(name)) {
      throw new Unreadable(`line ${json.line}: ${what} has an unknown field ${JSON.stringify(name)}`)
    }
  }
  return json
}

export function fieldOf(json: JsonObject, name: string): Json {
  const value = json.fields.get(name)
  if (value === undefined) throw new Unreadable(`line ${json.line}: the field ${name} is missing`)
  return value
}

export function arrayOf(json: Json, what: string): JsonArray {
  if (json.kind !== 'array') throw new Unreadable(`line ${json.line}: ${what} must be an array`)
  return json
}

export function textOf(json: Json, what: string): string {
  if (json.kind !== 'text') throw new Unreadable(`line ${json.line}: ${what} must be a text`)
  return json.text
}

export function wholeOf(json: Json, what: string, least: bigint): bigint {
  if (json.kind !== 'integer') throw new Unreadable(`line ${json.line}: ${what} must be a whole number`)
  if (json.value < least || json.value > 9_007_199_254_740_991n) {
    throw new Unreadable(`line ${json.line}: ${what} must be between ${least} and 2^53 - 1`)
  }
  return json.value
}

function refuseTwins(list: readonly { readonly id: string }[], what: string): void {
  if (new Set(list.map((entry) => entry.id)).size < list.length)
    throw new Unreadable(`${what}: an id is used twice`)
}

function sorted<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
