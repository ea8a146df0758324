import { createHash } from 'node:crypto'
import { contractText } from '#app/domain/orders/contract-text.ts'
import { type OrderRow, partiesOf } from '#db/stores/orders.ts'
import { loadTradeTerms } from '#db/stores/pools.ts'
import type { Act } from '../use-case.ts'

/** What a version of a contract says beside the order's own figures. */
export interface DraftTerms {
  readonly version: number
  readonly deliveryDays: number
  readonly acceptDays: number
  readonly warrantyDays: number
  readonly clause: string | null
}

/** The text of a version of an order's contract, from the pool's terms, and its SHA-256. */
export async function draftContract(
  act: Act,
  order: Pick<
    OrderRow,
    | 'id'
    | 'poolId'
    | 'buyerId'
    | 'supplierId'
    | 'quantity'
    | 'unitPriceFen'
    | 'prepaymentFen'
    | 'balanceFen'
    | 'retentionFen'
  >,
  draft: DraftTerms,
): Promise<{ readonly text: string; readonly sha256: string }> {
  const { id: orderId, poolId, buyerId, supplierId } = order
  const parties = await partiesOf(act.tx, [buyerId, supplierId])
  const buyer = parties.get(buyerId)
  const supplier = parties.get(supplierId)
  const pool = await loadTradeTerms(act.tx, poolId)
  if (!buyer || !supplier || !pool) throw new Error(`order ${orderId}: its pool or its firms are gone`)
  const { quantity, unitPriceFen, prepaymentFen, balanceFen, retentionFen } = order
  const [prepayment = 0, balance = 0, retention = 0] = pool.terms
  const text = contractText({
    ...{ orderId, poolId, buyer, supplier, quantity, unitPriceFen },
    ...{ prepaymentFen, balanceFen, retentionFen, terms: [prepayment, balance, retention] as const },
    ...draft,
  })
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}
