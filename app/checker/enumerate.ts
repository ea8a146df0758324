import { accepts, judge, type Limits } from './market-rules.ts'
import type { Market, Seller } from './read-instance.ts'

export interface BestChoice {
  readonly saving: bigint
  readonly sets: bigint
  readonly suppliers: number
  readonly choice: ReadonlyMap<string, Seller>
}

const MOST_CHOICES = 30_000

/** Whether there are few enough assignments to try them all. */
export function isSmall(market: Market): boolean {
  let count = 1
  for (const buyer of market.buyers) {
    count *=
      1 + market.sellers.filter((seller) => accepts(buyer, seller) && buyer.sets <= seller.capacity).length
    if (count > MOST_CHOICES) return false
  }
  return true
}

/**
 * Every assignment, smallest first, each judged from the rules; the best by saving, sets, fewest suppliers, and
 * the first of equals. Null when no assignment that serves somebody keeps the rules and the minimum. With `required`
 * only those that use this seller.
 */
export function bestByEnumeration(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  required: string | null = null,
): BestChoice | null {
  let best: BestChoice | null = null
  const choice = new Map<string, Seller>()
  const visit = (depth: number): void => {
    const buyer = market.buyers[depth]
    if (buyer === undefined) {
      const verdict = judge(market, limits, choice)
      if (verdict.broken !== null || verdict.sets === 0n || verdict.sets < market.minimum) return
      if (required !== null && !verdict.load.has(required)) return
      const found = { saving: verdict.saving, sets: verdict.sets, suppliers: verdict.load.size }
      if (best === null || beats(found, best)) best = { ...found, choice: new Map(choice) }
      return
    }
    for (const seller of market.sellers) {
      if (!accepts(buyer, seller) || buyer.sets > seller.capacity) continue
      choice.set(buyer.id, seller)
      visit(depth + 1)
    }
    choice.delete(buyer.id)
    visit(depth + 1)
  }
  visit(0)
  return best
}

function beats(a: Omit<BestChoice, 'choice'>, b: Omit<BestChoice, 'choice'>): boolean {
  if (a.saving !== b.saving) return a.saving > b.saving
  if (a.sets !== b.sets) return a.sets > b.sets
  return a.suppliers < b.suppliers
}
