import type { ProposeAmendment } from '#app/contracts/agreements.ts'
import { isAmendable } from '#app/domain/orders/order-lifecycle.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertContracts, lastVersionOf, moveContract, proposedContractOf } from '#db/stores/contracts.ts'
import type { OrderRow } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { draftContract } from './draft-contract.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

type Answer = OrderAnswer & { readonly version: number; readonly contractHash: string }

/**
 * 合同变更: a side proposes another version of the contract and signs it; the other's signature puts it in
 * force. An unsigned earlier proposal lapses. Refused: ORDER_NOT_FOUND, ORDER_STATE, NOTHING_TO_DO when it
 * would change nothing, DEADLINE_IN_PAST when the delivery would be due already.
 */
export async function proposeAmendment(ctx: Ctx, input: ProposeAmendment): Promise<Result<Answer>> {
  return inTransaction(ctx, 'order.sign', (act) =>
    onceOnly(act, replayOf('propose-amendment', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      const { id: orderId, state } = order
      if (!isAmendable(state)) return refuse('ORDER_STATE', { state })
      const terms = termsOf(order, input)
      const isSame =
        terms.clause === null &&
        terms.deliveryDays === order.deliveryDays &&
        terms.acceptDays === order.acceptDays &&
        terms.warrantyDays === order.warrantyDays
      if (isSame) return refuse('NOTHING_TO_DO')
      const dueAt = addDays(order.deliveryDueAt ?? act.now, terms.deliveryDays - order.deliveryDays)
      if (isPast(dueAt, act.now) && terms.deliveryDays !== order.deliveryDays)
        return refuse('DEADLINE_IN_PAST')

      const written = await writeProposal(act, order, terms)
      await tellSides(act, order, 'other', 'amendment_proposed', `${orderId}:v${written.version}`)
      return accept({ orderId, state, ...written })
    }),
  )
}

function termsOf(order: OrderRow, input: ProposeAmendment) {
  const { deliveryDays = order.deliveryDays, acceptDays = order.acceptDays } = input
  const { warrantyDays = order.warrantyDays, clause = null } = input
  return { deliveryDays, acceptDays, warrantyDays, clause }
}

async function writeProposal(act: Act, order: OrderRow, terms: ReturnType<typeof termsOf>) {
  const { tx, now, actor } = act
  const before = await proposedContractOf(tx, order.id)
  if (before) await moveContract(tx, act, order.poolId, before, 'lapse')
  const version = (await lastVersionOf(tx, order.id)) + 1
  const { text, sha256 } = await draftContract(act, order, { ...terms, version })
  const proposedBy = actor.kind === 'person' ? actor.organisationId : ''
  const signed = proposedBy === order.buyerId ? { buyerSignedAt: now } : { supplierSignedAt: now }
  const of = { orderId: order.id, version, state: 'proposed' as const, proposedBy, proposedAt: now }
  await insertContracts(tx, act, order.poolId, [{ ...of, ...terms, ...signed, text, sha256 }])
  return { version, contractHash: sha256 }
}
