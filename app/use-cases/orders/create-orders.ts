import { createHash } from 'node:crypto'
import { contractText } from '#app/domain/orders/contract-text.ts'
import { type PaymentTerms, splitTerms } from '#app/domain/orders/order-money.ts'
import { partiesOf } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { recordOrders } from './record-orders.ts'

/** What an order takes from its pool. */
export interface OrderingPool {
  readonly id: string
  /** Three shares in basis points that sum to 10 000. */
  readonly terms: readonly number[]
  readonly acceptDays: number
  readonly warrantyDays: number
}

/** One member × one supplier, as awarded. */
export interface AwardedLine {
  readonly commitmentId: string
  readonly offerId: string
  readonly buyerId: string
  readonly supplierId: string
  readonly quantity: number
  /** Landed: tier price and surcharge. */
  readonly unitPriceFen: bigint
  readonly deliveryDays: number
}

/**
 * Writes the orders of an award, each waiting for its signatures with the hash of its contract. Runs inside
 * the award's transaction, under the pool's lock. Answers the new orders' ids in the order of the lines.
 */
export async function createOrders(
  act: Act,
  pool: OrderingPool,
  awardId: string,
  signBy: Date,
  lines: readonly AwardedLine[],
): Promise<string[]> {
  const terms: PaymentTerms = [pool.terms[0] ?? 0, pool.terms[1] ?? 0, pool.terms[2] ?? 0]
  const firms = new Set(lines.flatMap((line) => [line.buyerId, line.supplierId]))
  const parties = await partiesOf(act.tx, [...firms])
  const partyOf = (id: string) => {
    const party = parties.get(id)
    if (!party) throw new Error(`award ${awardId}: no organisation ${id}`)
    return party
  }
  const written = lines.map((line) => {
    const id = act.ids.next('ord')
    const { quantity, unitPriceFen, deliveryDays } = line
    const { acceptDays, warrantyDays } = pool
    const amounts = splitTerms(unitPriceFen * BigInt(quantity), terms)
    const agreed = { ...amounts, quantity, unitPriceFen, deliveryDays, acceptDays, warrantyDays }
    const sides = { buyer: partyOf(line.buyerId), supplier: partyOf(line.supplierId) }
    const first = { version: 1, clause: null }
    const text = contractText({ ...agreed, ...sides, ...first, orderId: id, poolId: pool.id, terms })
    const contractHash = createHash('sha256').update(text).digest('hex')
    const own = { id, poolId: pool.id, awardId, state: 'awaiting_signature' as const, signBy, contractHash }
    return { text, row: { ...line, ...agreed, ...own, createdAt: act.now, updatedAt: act.now } }
  })
  await recordOrders(act, pool.id, written)
  return written.map(({ row }) => row.id)
}
