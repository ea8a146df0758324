import { accepts, extraFor, type Limits } from './market-rules.ts'
import type { Market, Seller } from './read-instance.ts'

/** What the multipliers of a proof are worth, recomputed by the auditor. */
export interface DualBound {
  readonly bound: bigint
  /** The most an award can save that uses the seller; null: none can. */
  readonly using: ReadonlyMap<string, bigint | null>
  /** The most an award can save that serves the buyer; null: none can. */
  readonly serving: (buyerId: string) => bigint | null
}

interface Line {
  readonly buyer: string
  readonly sets: bigint
  readonly gain: bigint
}

/** One step of a seller: who can pay it, best gain per set first. */
interface Shelf {
  readonly seller: string
  readonly lines: readonly Line[]
  readonly sums: readonly { readonly sets: bigint; readonly gain: bigint }[]
  readonly from: bigint
  readonly capacity: bigint
}

/**
 * Weak duality: pay every buyer its multiplier, let every seller choose its best step and fill it as if buyers
 * could be cut. Nothing an award can do is worth more.
 */
export function dualBound(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  multiplier: ReadonlyMap<string, bigint>,
  perSet: bigint,
): DualBound {
  let bound = -perSet * market.minimum
  for (const buyer of market.buyers) bound += multiplier.get(buyer.id) ?? 0n
  const shelves: Shelf[] = []
  const earned = new Map<string, bigint>()
  const values = new Map<string, bigint | null>()
  for (const seller of market.sellers) {
    const own = shelvesOf(market, limits, multiplier, perSet, seller)
    shelves.push(...own)
    const value = largest(own.map((shelf) => stock(shelf, shelf.from, shelf.capacity)))
    values.set(seller.id, value)
    earned.set(seller.id, value === null || value < 0n ? 0n : value)
    bound += earned.get(seller.id) ?? 0n
  }
  const using = new Map<string, bigint | null>()
  for (const [id, value] of values) {
    using.set(id, value === null ? null : bound - (earned.get(id) ?? 0n) + value)
  }
  const serving = (buyerId: string): bigint | null =>
    largest(
      shelves.map((shelf) => {
        const line = shelf.lines.find((candidate) => candidate.buyer === buyerId)
        if (line === undefined) return null
        const rest = stock(shelf, shelf.from - line.sets, shelf.capacity - line.sets)
        return rest === null ? null : bound - (earned.get(shelf.seller) ?? 0n) + line.gain + rest
      }),
    )
  return { bound, using, serving }
}

function shelvesOf(
  market: Market,
  limits: ReadonlyMap<string, Limits | null>,
  multiplier: ReadonlyMap<string, bigint>,
  perSet: bigint,
  seller: Seller,
): Shelf[] {
  return seller.steps.map((step) => {
    const lines: Line[] = []
    for (const buyer of market.buyers) {
      const limit = limits.get(buyer.id) ?? null
      if (limit === null || buyer.sets > seller.capacity || !accepts(buyer, seller)) continue
      const landed = step.price + extraFor(seller, buyer)
      if (landed > limit.cap) continue
      const gain = buyer.sets * (limit.reference - landed + perSet) - (multiplier.get(buyer.id) ?? 0n)
      lines.push({ buyer: buyer.id, sets: buyer.sets, gain })
    }
    lines.sort((a, b) => {
      const left = a.gain * b.sets
      const right = b.gain * a.sets
      return left > right ? -1 : left < right ? 1 : 0
    })
    const sums = [{ sets: 0n, gain: 0n }]
    for (const line of lines) {
      const last = sums[sums.length - 1] as { sets: bigint; gain: bigint }
      sums.push({ sets: last.sets + line.sets, gain: last.gain + line.gain })
    }
    return { seller: seller.id, lines, sums, from: step.from, capacity: seller.capacity }
  })
}

/** The best filling between the two totals, a cut buyer's gain rounded up; null when the lower is out of reach. */
function stock(shelf: Shelf, least: bigint, most: bigint): bigint | null {
  const willing = shelf.lines.filter((line) => line.gain > 0n).reduce((sum, line) => sum + line.sets, 0n)
  let goal = willing < most ? willing : most
  if (goal < least) goal = least
  if (goal > most || goal < 0n || goal > (shelf.sums.at(-1)?.sets ?? 0n)) return null
  const whole = shelf.sums.findLastIndex((sum) => sum.sets <= goal)
  const { sets, gain } = shelf.sums[whole] as { sets: bigint; gain: bigint }
  const cut = shelf.lines[whole]
  if (sets === goal || cut === undefined) return gain
  const share = cut.gain * (goal - sets)
  return gain + (share > 0n ? (share + cut.sets - 1n) / cut.sets : share / cut.sets)
}

function largest(values: readonly (bigint | null)[]): bigint | null {
  let found: bigint | null = null
  for (const value of values) if (value !== null && (found === null || value > found)) found = value
  return found
}
