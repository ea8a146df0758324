import { type OrderFunds, totalFunds } from '#app/domain/orders/order-split.ts'
import type { Tx } from '../transaction.ts'
import { livingClaimsOf } from './claims.ts'
import { balanceOf } from './ledger.ts'
import { acceptancesOf, type OrderRow } from './orders.ts'

/** What the escrow holds for an order in its own three accounts, in fen; frozen money is not among it. */
export async function fundsOf(tx: Tx, orderId: string): Promise<OrderFunds> {
  return {
    prepaymentFen: await balanceOf(tx, `order_prepayment:${orderId}`),
    balanceFen: await balanceOf(tx, `order_balance:${orderId}`),
    retentionFen: await balanceOf(tx, `order_retention:${orderId}`),
  }
}

/** All that a bargain over an order's end is about, in fen: what it holds, and what warranty claims have frozen. */
export async function bargainFenOf(tx: Tx, orderId: string): Promise<bigint> {
  const claims = await livingClaimsOf(tx, orderId)
  const claimedFen = claims.reduce((sum, claim) => sum + claim.amountFen, 0n)
  return totalFunds(await fundsOf(tx, orderId)) + claimedFen
}

/** What a price reduction may be taken from, in fen: the balance still held, and retention that nobody claims. */
export interface Reducible {
  readonly totalFen: bigint
  readonly balanceFen: bigint
  readonly retentions: readonly { readonly acceptanceId: string; readonly heldFen: bigint }[]
}

/** Until the balance is held whole it is no money of the order's yet, and nothing is taken from it. */
export async function reducibleOf(tx: Tx, order: OrderRow): Promise<Reducible> {
  const balanceFen = order.balanceHeldAt ? await balanceOf(tx, `order_balance:${order.id}`) : 0n
  const acceptances = await acceptancesOf(tx, order.id)
  const retentions = acceptances
    .filter((one) => one.retentionHeldAt !== null && one.releasedAt === null)
    .map((one) => ({ acceptanceId: one.id, heldFen: one.retentionFen - one.withheldFen }))
  const retainedFen = retentions.reduce((sum, one) => sum + one.heldFen, 0n)
  return { totalFen: balanceFen + retainedFen, balanceFen, retentions }
}
