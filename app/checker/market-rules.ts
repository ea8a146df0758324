import type { Buyer, Market, Seller } from './read-instance.ts'

/** What a buyer would pay alone and the most it may be charged, per set; null: nothing could serve it. */
export interface Limits {
  readonly reference: bigint
  readonly cap: bigint
}

export function accepts(buyer: Buyer, seller: Seller): boolean {
  return buyer.accepted === null || buyer.accepted.has(seller.id)
}

export function extraFor(seller: Seller, buyer: Buyer): bigint {
  return seller.extra.get(buyer.id) ?? 0n
}

/** The step that holds at a quantity, -1 below the first. */
export function stepAt(seller: Seller, sets: bigint): number {
  let found = -1
  for (const [index, step] of seller.steps.entries()) if (step.from <= sets) found = index
  return found
}

/** The rules for the reference and the cap, read from the domain's text. */
export function limitsOf(market: Market, buyer: Buyer): Limits | null {
  const alone: bigint[] = []
  const first: bigint[] = []
  for (const seller of market.sellers) {
    if (!accepts(buyer, seller)) continue
    const extra = extraFor(seller, buyer)
    first.push((seller.steps[0]?.price ?? 0n) + extra)
    const step = seller.steps[stepAt(seller, buyer.sets)]
    if (step !== undefined && buyer.sets <= seller.capacity) alone.push(step.price + extra)
  }
  const reference = smallest(alone) ?? buyer.reserve ?? smallest(first)
  if (reference === null) return null
  return { reference, cap: buyer.reserve !== null && buyer.reserve < reference ? buyer.reserve : reference }
}

function smallest(values: readonly bigint[]): bigint | null {
  let found: bigint | null = null
  for (const value of values) if (found === null || value < found) found = value
  return found
}

/** A choice of seller per buyer, judged from the rules alone. */
export interface Verdict {
  readonly saving: bigint
  readonly sets: bigint
  readonly load: ReadonlyMap<string, bigint>
  readonly price: ReadonlyMap<string, bigint>
  /** Null when every rule holds, else the rule broken, and by which buyer where it is one. */
  readonly broken: { readonly buyer: string | null; readonly rule: string } | null
}

export function judge(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  choice: ReadonlyMap<string, Seller>,
): Verdict {
  const load = new Map<string, bigint>()
  let sets = 0n
  for (const buyer of market.buyers) {
    const seller = choice.get(buyer.id)
    if (seller === undefined) continue
    load.set(seller.id, (load.get(seller.id) ?? 0n) + buyer.sets)
    sets += buyer.sets
  }
  const price = new Map<string, bigint>()
  let saving = 0n
  let broken: Verdict['broken'] = null
  for (const buyer of market.buyers) {
    const seller = choice.get(buyer.id)
    if (seller === undefined) continue
    const total = load.get(seller.id) ?? 0n
    const step = seller.steps[stepAt(seller, total)]
    const limit = limits.get(buyer.id) ?? null
    if (total > seller.capacity)
      broken ??= { buyer: null, rule: `${seller.id} is awarded ${total} sets, more than its capacity` }
    if (!accepts(buyer, seller))
      broken ??= { buyer: buyer.id, rule: `${buyer.id} does not accept ${seller.id}` }
    if (step === undefined || limit === null) {
      broken ??= { buyer: null, rule: `${seller.id} is awarded ${total} sets, below its first tier` }
      continue
    }
    const landed = step.price + extraFor(seller, buyer)
    price.set(buyer.id, landed)
    saving += buyer.sets * (limit.reference - landed)
    if (landed > limit.cap)
      broken ??= { buyer: buyer.id, rule: `${buyer.id} would pay ${landed} fen, above its cap` }
  }
  return { saving, sets, load, price, broken }
}
