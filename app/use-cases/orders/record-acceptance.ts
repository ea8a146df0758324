import type { AcceptedPart } from '#app/domain/orders/deliveries.ts'
import { PAYMENT_DAYS } from '#app/domain/orders/order-money.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { setDeadline } from '#db/outbox.ts'
import { insertAcceptance, type OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { askPayment } from './ask-payment.ts'
import { noteOrder } from './note-order.ts'
import { paySupplier } from './pay-supplier.ts'

/** Writes one acceptance: its warranty, its share of the balance paid out, its retention asked for. */
export async function recordAcceptance(
  act: Act,
  order: OrderRow,
  part: AcceptedPart,
  by: 'buyer' | 'clock',
): Promise<void> {
  const { tx, now } = act
  const id = act.ids.next('acc')
  const { shipmentId, quantity, retentionShareFen } = part
  const warrantyUntil = addDays(now, order.warrantyDays)
  await insertAcceptance(tx, {
    id,
    orderId: order.id,
    shipmentId,
    quantity,
    acceptedBy: by,
    acceptedAt: now,
    warrantyUntil,
    retentionFen: retentionShareFen,
    // Where nothing is retained there is nothing to wait for.
    retentionHeldAt: retentionShareFen === 0n ? now : null,
  })
  await setDeadline(tx, now, 'acceptance.warranty', id, warrantyUntil)
  const event = by === 'clock' ? 'accepted_by_clock' : 'accepted_part'
  await noteOrder(act, order, event, { acceptanceId: id, shipmentId, quantity })
  const earned = { from: 'order_balance' as const, amountFen: part.balanceShareFen, acceptanceId: id }
  await paySupplier(act, order, { ...earned, event: `acceptance:${id}` })
  if (retentionShareFen === 0n) return
  const dueAt = addDays(now, PAYMENT_DAYS)
  await askPayment(act, order, {
    purpose: 'retention',
    amountFen: retentionShareFen,
    dueAt,
    acceptanceId: id,
  })
}
