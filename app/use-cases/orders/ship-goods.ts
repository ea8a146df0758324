import type { ShipGoods } from '#app/contracts/orders.ts'
import { movesOfShipment, remainingOf } from '#app/domain/orders/deliveries.ts'
import { allocateRemedies, owedRemedies, remediedBy } from '#app/domain/orders/remedies.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { addRemedied, rejectionsOf } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { type LockedOrder, lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { recordShipment } from './record-shipment.ts'
import { replayOf } from './replay-of.ts'

export interface ShipAnswer extends OrderAnswer {
  readonly shipmentId: string
}

/**
 * 发货, whole or in part; the prepayment is paid out pro rata to the sets shipped for the first time. Refused:
 * ORDER_NOT_FOUND, AWARD_NOT_EFFECTIVE, BALANCE_NOT_HELD, ORDER_STATE, QUANTITY_EXCEEDS_REMAINING,
 * REMEDY_EXCEEDS_REJECTED when more is said to come again than was sent back.
 */
export async function shipGoods(ctx: Ctx, input: ShipGoods): Promise<Result<ShipAnswer>> {
  return inTransaction(ctx, 'order.ship', (act) =>
    onceOnly(act, replayOf('ship-goods', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'supplier')
      if (!locked.ok) return locked
      const decided = decideShipment(locked.value, input.quantity)
      if (!decided.ok) return decided

      const { order } = locked.value
      const rejections = await rejectionsOf(act.tx, order.id)
      const owed = owedRemedies(rejections)
      const standing = { remaining: remainingOf(order), owed }
      const mended = remediedBy(input.quantity, input.remedy !== undefined, standing)
      if (mended === null) return refuse('REMEDY_EXCEEDS_REJECTED', { rejected: owed })

      const id = act.ids.next('shp')
      const remedy = mended === 0 ? null : (input.remedy ?? 'replaced')
      for (const part of allocateRemedies(mended, rejections)) {
        await addRemedied(act.tx, part.id, part.quantity)
      }
      const goods = { id, quantity: input.quantity, remedy, remediedQuantity: mended }
      const { state } = await recordShipment(act, order, goods)
      return accept({ orderId: input.orderId, state, shipmentId: id })
    }),
  )
}

function decideShipment({ pool, order }: LockedOrder, quantity: number): Result<null> {
  const { state } = order
  const isAhead = state === 'awaiting_signature' || state === 'awaiting_prepayment'
  if (!isAhead && movesOfShipment(state) === null) return refuse('ORDER_STATE', { state })
  if (pool.state !== 'fulfilling') return refuse('AWARD_NOT_EFFECTIVE')
  if (isAhead || order.balanceHeldAt === null) return refuse('BALANCE_NOT_HELD')
  const remaining = remainingOf(order)
  return quantity > remaining ? refuse('QUANTITY_EXCEEDS_REMAINING', { remaining }) : accept(null)
}
