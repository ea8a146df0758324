import { addDays } from '#app/domain/shared/clock.ts'
import { setDeadline } from '#db/outbox.ts'
import { type DisputeRow, moveDispute } from '#db/stores/disputes.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'
import { tellSides } from './tell-sides.ts'

/** A first ruling: what the buyer would get, and until when either side may appeal. Nothing moves yet. */
export async function ruleOnDispute(
  act: Act,
  order: OrderRow,
  dispute: DisputeRow,
  ruling: { readonly toBuyerFen: bigint; readonly reason: string | null },
  appealDays: number,
): Promise<Date> {
  const appealUntil = addDays(act.now, appealDays)
  await moveDispute(act.tx, act, dispute, 'rule', {
    toBuyerFen: ruling.toBuyerFen,
    decisionReason: ruling.reason,
    ruledAt: act.now,
    appealUntil,
  })
  await setDeadline(act.tx, act.now, 'dispute.appeal', dispute.id, appealUntil)
  await tellSides(act, order, 'both', 'dispute_ruled', dispute.id, { dueAt: appealUntil.toISOString() })
  return appealUntil
}
