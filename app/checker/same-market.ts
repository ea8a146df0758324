import { at, children, Rejected } from './expect.ts'
import { idOf, type Market, readMarket } from './read-instance.ts'
import { type Json, Unreadable } from './read-json.ts'

/** Rejects a proof whose instance is not the one in the file, whatever the order of its entries. */
export function expectSameMarket(json: Json, market: Market): void {
  const claimed = readClaimed(json)
  const same = (left: unknown, right: unknown): boolean => flat(left) === flat(right)
  if (claimed.minimum !== market.minimum)
    throw new Rejected(at(json, 'minQuantity'), 'is not the file’s minimum')
  for (const [field, mine, theirs] of [
    ['members', market.buyers, claimed.buyers],
    ['offers', market.sellers, claimed.sellers],
  ] as const) {
    const entries = children(at(json, field))
    if (mine.length !== theirs.length)
      throw new Rejected(at(json, field), 'has not as many entries as the file')
    for (const [index, entry] of mine.entries()) {
      if (!same(entry, theirs[index])) {
        const line = entries.find((candidate) => idOf(candidate) === theirs[index]?.id) ?? at(json, field)
        throw new Rejected(line, `differs from the file’s ${field} at ${entry.id}`)
      }
    }
  }
}

function readClaimed(json: Json): Market {
  try {
    return readMarket(json)
  } catch (fault) {
    if (fault instanceof Unreadable) throw new Rejected(json, `is no instance: ${fault.lines[0]}`)
    throw fault
  }
}

function flat(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'bigint') return `${part}n`
    if (part instanceof Set) return [...part].sort()
    if (part instanceof Map)
      return [...part].filter(([, fen]) => fen !== 0n).sort((a, b) => (a[0] < b[0] ? -1 : 1))
    return part
  })
}
