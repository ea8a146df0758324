import { dropDeadline } from '#db/outbox.ts'
import type { Act } from '../use-case.ts'

/** Every set of a shipment is judged: the clock neither accepts nor warns any more. */
export async function dropAcceptClock(act: Act, shipmentId: string): Promise<void> {
  await dropDeadline(act.tx, act.now, 'shipment.accept', shipmentId)
  await dropDeadline(act.tx, act.now, 'acceptance.near', shipmentId)
}
