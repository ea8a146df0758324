import type { OrderState } from '#app/domain/orders/order-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type LockedPool, lockPool } from '#db/stores/commitments.ts'
import { lockOrder, type OrderRow, peekOrder } from '#db/stores/orders.ts'
import type { Act, Result } from '../use-case.ts'

/** What every use case of an order answers at least. */
export interface OrderAnswer {
  readonly orderId: string
  readonly state: OrderState
}

/** What a deadline's use case answers: whether its instant made anything happen. */
export interface DueAnswer {
  readonly hasActed: boolean
}

export interface LockedOrder {
  readonly pool: LockedPool
  readonly order: OrderRow
}

/**
 * Locks the pool, then the order, for one of its sides. A stranger learns nothing, not even that the order
 * exists (ORDER_NOT_FOUND); the other side is told that it is not its to do (NOT_PERMITTED).
 */
export async function lockOrderFor(
  act: Act,
  orderId: string,
  side: 'buyer' | 'supplier' | 'either' | 'operator' | 'clock',
): Promise<Result<LockedOrder>> {
  const peeked = await peekOrder(act.tx, orderId)
  if (!peeked) return refuse('ORDER_NOT_FOUND')
  if (act.actor.kind === 'person') {
    const { organisationId } = act.actor
    const isBuyer = peeked.buyerId === organisationId
    const isSupplier = peeked.supplierId === organisationId
    const isStranger = !isBuyer && !isSupplier
    if (isStranger && side !== 'operator') return refuse('ORDER_NOT_FOUND')
    // Nobody judges a trade of its own.
    const isRightSide =
      side === 'either' ||
      (side === 'buyer' && isBuyer) ||
      (side === 'supplier' && isSupplier) ||
      (side === 'operator' && isStranger)
    if (!isRightSide) return refuse('NOT_PERMITTED')
  } else if (side !== 'clock') return refuse('NOT_PERMITTED')
  const pool = await lockPool(act.tx, peeked.poolId)
  const order = pool && (await lockOrder(act.tx, orderId))
  return pool && order ? accept({ pool, order }) : refuse('ORDER_NOT_FOUND')
}
