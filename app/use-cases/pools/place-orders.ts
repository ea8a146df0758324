import type { AwardOutcome } from '#app/domain/awards/award-instance.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { type LivingOrder, livingOrders } from '#db/stores/awards.ts'
import { loadTradeTerms } from '#db/stores/pools.ts'
import { createOrders } from '../orders/create-orders.ts'
import { unwindOrder } from '../orders/unwind-order.ts'
import type { Act } from '../use-case.ts'
import type { AwardCase } from './award-case.ts'

/**
 * One order per served member. An order that an earlier round left standing is kept when supplier and price
 * are the same, so that nobody signs twice for nothing; otherwise it is unwound and a new one takes its place.
 */
export async function placeOrders(
  act: Act,
  found: AwardCase,
  outcome: AwardOutcome,
  awardId: string,
  signBy: Date,
): Promise<void> {
  const { pool, members, offers } = found
  const terms = await loadTradeTerms(act.tx, pool.id)
  if (!terms) throw new Error(`pool ${pool.id} is gone`)
  const standing = new Map((await livingOrders(act.tx, pool.id)).map((order) => [order.buyerId, order]))
  const lines = members.flatMap((member) => {
    const offer = offers.find((row) => row.id === entryOf(outcome.assignment, member.organisationId))
    const unitPriceFen = entryOf(outcome.priceFen, member.organisationId)
    if (!offer || unitPriceFen === undefined) return []
    const { id: commitmentId, organisationId: buyerId, quantity } = member
    const { id: offerId, supplierId, deliveryDays } = offer
    return [{ commitmentId, offerId, buyerId, supplierId, quantity, unitPriceFen, deliveryDays }]
  })
  const isKept = (order: LivingOrder | undefined, line: (typeof lines)[number]) =>
    order !== undefined && order.offerId === line.offerId && order.unitPriceFen === line.unitPriceFen
  const kept = new Set(
    lines.filter((line) => isKept(standing.get(line.buyerId), line)).map((line) => line.buyerId),
  )
  for (const order of standing.values()) {
    if (!kept.has(order.buyerId)) await unwindOrder(act, order.id, { reason: 'mutual', keepsDeposit: true })
  }
  await createOrders(
    act,
    terms,
    awardId,
    signBy,
    lines.filter((line) => !kept.has(line.buyerId)),
  )
}
