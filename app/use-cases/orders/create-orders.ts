import { createHash } from 'node:crypto'
import { contractText } from '#app/domain/orders/contract-text.ts'
import { type PaymentTerms, splitTerms } from '#app/domain/orders/order-money.ts'
import { insertOrders, type NewOrder, partiesOf } from '#db/stores/orders.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

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
  const rows = lines.map((line): NewOrder => {
    const id = act.ids.next('ord')
    const { quantity, unitPriceFen, deliveryDays } = line
    const { acceptDays, warrantyDays } = pool
    const amounts = splitTerms(unitPriceFen * BigInt(quantity), terms)
    const agreed = { ...amounts, quantity, unitPriceFen, deliveryDays, acceptDays, warrantyDays }
    const parties = { buyer: partyOf(line.buyerId), supplier: partyOf(line.supplierId) }
    const text = contractText({ ...agreed, ...parties, orderId: id, poolId: pool.id, terms })
    const contractHash = createHash('sha256').update(text).digest('hex')
    const own = { id, poolId: pool.id, awardId, state: 'awaiting_signature' as const, signBy, contractHash }
    return { ...line, ...agreed, ...own, createdAt: act.now, updatedAt: act.now }
  })
  await insertOrders(act.tx, rows)
  const born = { machine: 'order', poolId: pool.id, event: 'created', fromState: null }
  await recordTrail(
    act.tx,
    act,
    rows.map((row) => ({
      ...born,
      subjectId: row.id,
      toState: row.state,
      facts: { quantity: row.quantity, contractHash: row.contractHash },
    })),
  )
  return rows.map((row) => row.id)
}
