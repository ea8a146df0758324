import { BALANCE_LEAD_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { type ContractRow, contractInForce, moveContract } from '#db/stores/contracts.ts'
import { changeOrder, type OrderRow } from '#db/stores/orders.ts'
import { movePaymentDue } from '#db/stores/payments.ts'
import type { Act } from '../use-case.ts'
import { setDeliveryClock } from './delivery-clock.ts'
import { setPaymentClocks } from './payment-clocks.ts'

/**
 * A version that both sides have signed is the contract: the one before is superseded, the order's terms and
 * its clocks follow. Days for acceptance and warranty count for what is received and accepted from now on.
 */
export async function enforceAmendment(act: Act, order: OrderRow, signed: ContractRow): Promise<OrderRow> {
  const { tx, now } = act
  const before = await contractInForce(tx, order.id)
  if (before) await moveContract(tx, act, order.poolId, before, 'supersede')
  await moveContract(tx, act, order.poolId, signed, 'conclude')
  const { deliveryDays, acceptDays, warrantyDays, version, sha256 } = signed
  const deliveryDueAt = addDays(order.deliveryDueAt ?? now, deliveryDays - order.deliveryDays)
  const wished = addDays(deliveryDueAt, -BALANCE_LEAD_DAYS)
  const balanceDueAt = isPast(wished, now) ? now : wished
  const amended = await changeOrder(tx, now, order, {
    ...{ deliveryDays, acceptDays, warrantyDays, deliveryDueAt },
    ...(order.balanceHeldAt ? {} : { balanceDueAt }),
    contractVersion: version,
    contractHash: sha256,
  })
  if (deliveryDays === order.deliveryDays) return amended
  await movePaymentDue(tx, now, order.id, 'balance', balanceDueAt)
  await setPaymentClocks(act, amended)
  await setDeliveryClock(act, amended)
  return amended
}
