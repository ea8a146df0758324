import { jsonPath } from './json-path.ts'

/** What a file says wrongly between its fields, however wrong its fields are: ladders, ids twice, names of nobody. */
export function crossFaults(value: unknown): string[] {
  const faults: string[] = []
  const members = listAt(value, 'members')
  const offers = listAt(value, 'offers')
  const memberIds = uniqueIds(members, 'members', faults)
  const offerIds = uniqueIds(offers, 'offers', faults)
  for (const [index, member] of members.entries()) {
    const named = new Set<unknown>()
    for (const [at, offerId] of listAt(member, 'accepts').entries()) {
      const path = ['members', index, 'accepts', at]
      if (typeof offerId !== 'string' || offerId === '') continue
      if (!offerIds.has(offerId)) faults.push(`${jsonPath(path)}: names no offer`)
      if (named.has(offerId)) faults.push(`${jsonPath(path)}: is named twice`)
      named.add(offerId)
    }
  }
  for (const [index, offer] of offers.entries()) {
    ladderFaults(listAt(offer, 'tiers'), index, faults)
    for (const memberId of Object.keys(fieldsOf(fieldsOf(offer).surchargeFen))) {
      if (memberIds.has(memberId)) continue
      faults.push(`${jsonPath(['offers', index, 'surchargeFen', memberId])}: names no member`)
    }
  }
  return faults
}

function ladderFaults(tiers: readonly unknown[], offer: number, faults: string[]): void {
  for (const [index, tier] of tiers.entries()) {
    if (index === 0) continue
    const [before, now] = [fieldsOf(tiers[index - 1]), fieldsOf(tier)]
    const path = ['offers', offer, 'tiers', index]
    if (isNumber(now.fromQuantity) && isNumber(before.fromQuantity)) {
      if (now.fromQuantity <= before.fromQuantity)
        faults.push(`${jsonPath([...path, 'fromQuantity'])}: must rise from tier to tier`)
    }
    if (isNumber(now.unitPriceFen) && isNumber(before.unitPriceFen)) {
      if (now.unitPriceFen >= before.unitPriceFen)
        faults.push(`${jsonPath([...path, 'unitPriceFen'])}: must fall from tier to tier`)
    }
  }
}

function uniqueIds(list: readonly unknown[], field: string, faults: string[]): Set<unknown> {
  const seen = new Set<unknown>()
  for (const [index, entry] of list.entries()) {
    const { id } = fieldsOf(entry)
    if (typeof id !== 'string') continue
    if (seen.has(id)) faults.push(`${jsonPath([field, index, 'id'])}: is used twice: ${JSON.stringify(id)}`)
    seen.add(id)
  }
  return seen
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

function fieldsOf(value: unknown): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : {}
}

function listAt(value: unknown, field: string): readonly unknown[] {
  const list = fieldsOf(value)[field]
  return Array.isArray(list) ? list : []
}
