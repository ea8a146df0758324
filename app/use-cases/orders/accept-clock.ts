import { warningAt } from '#app/domain/shared/warnings.ts'
import { dropDeadline, setDeadline } from '#db/outbox.ts'
import type { Act } from '../use-case.ts'

/** Sets the instant from which a shipment counts as accepted, and the warnings before it. */
export async function setAcceptClock(act: Act, shipmentId: string, acceptBy: Date): Promise<void> {
  const { tx, now } = act
  await setDeadline(tx, now, 'shipment.accept', shipmentId, acceptBy)
  const warnAt = warningAt(acceptBy, now)
  if (warnAt) await setDeadline(tx, now, 'acceptance.near', shipmentId, warnAt)
  else await dropDeadline(tx, now, 'acceptance.near', shipmentId)
}
