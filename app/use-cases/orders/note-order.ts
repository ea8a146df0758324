import type { OrderRow } from '#db/stores/orders.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Something that happened to an order inside one state: a line in the trail. Facts never hold an amount. */
export async function noteOrder(
  act: Act,
  order: Pick<OrderRow, 'id' | 'poolId' | 'state'>,
  event:
    | 'buyer_signed'
    | 'supplier_signed'
    | 'shipped'
    | 'received'
    | 'accepted_part'
    | 'accepted_by_clock'
    | 'rejected'
    | 'warranty_ended',
  facts: Record<string, string | number> = {},
): Promise<void> {
  const { id, poolId, state } = order
  const line = { machine: 'order', subjectId: id, poolId, event, fromState: state, toState: state, facts }
  await recordTrail(act.tx, act, [line])
}
