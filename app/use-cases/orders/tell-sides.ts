import type { NoticeFacts, NoticeKind } from '#app/domain/notices/notice-kinds.ts'
import { tellNotice } from '#db/notices.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import type { Act } from '../use-case.ts'

/**
 * Tells one side of an order, both, or the other than the actor's, once per event. Facts are for those two
 * alone.
 */
export async function tellSides(
  act: Act,
  order: Pick<OrderRow, 'id' | 'poolId' | 'buyerId' | 'supplierId'>,
  to: 'buyer' | 'supplier' | 'both' | 'other',
  kind: NoticeKind,
  eventId: string,
  facts: NoticeFacts = {},
): Promise<void> {
  const { id, poolId, buyerId, supplierId } = order
  const mine = act.actor.kind === 'person' ? act.actor.organisationId : null
  const sides = { buyer: [buyerId], supplier: [supplierId], both: [buyerId, supplierId] }
  const firms = to === 'other' ? sides.both.filter((firm) => firm !== mine) : sides[to]
  await tellNotice(act.tx, act.now, {
    kind,
    firms,
    about: { kind: 'order', id },
    facts,
    poolId,
    once: `${kind}:${eventId}`,
  })
}
