import type { SignAmendment } from '#app/contracts/agreements.ts'
import { isAmendable } from '#app/domain/orders/order-lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { markSigned, proposedContractOf } from '#db/stores/contracts.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { enforceAmendment } from './enforce-amendment.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

type Answer = OrderAnswer & { readonly version: number; readonly contractHash: string }

/**
 * The other side signs an amendment, under its very text: from then on that version is the contract. Refused:
 * ORDER_NOT_FOUND, ORDER_STATE in a dispute or when all is accepted, PROPOSAL_NOT_FOUND, PROPOSAL_CHANGED (another text is proposed
 * now), ALREADY_SIGNED by one's own side.
 */
export async function signAmendment(ctx: Ctx, input: SignAmendment): Promise<Result<Answer>> {
  return inTransaction(ctx, 'order.sign', (act) =>
    onceOnly(act, replayOf('sign-amendment', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value
      if (!isAmendable(order.state)) return refuse('ORDER_STATE', { state: order.state })
      const proposed = await proposedContractOf(act.tx, order.id)
      if (!proposed || proposed.version === 1) return refuse('PROPOSAL_NOT_FOUND')
      if (proposed.version !== input.version || proposed.sha256 !== input.sha256) {
        return refuse('PROPOSAL_CHANGED')
      }
      const mine = act.actor.kind === 'person' ? act.actor.organisationId : ''
      if (proposed.proposedBy === mine) return refuse('ALREADY_SIGNED')

      const side = mine === order.buyerId ? 'buyer' : 'supplier'
      const signed = await markSigned(act.tx, proposed, side, act.now)
      const { state } = await enforceAmendment(act, order, signed)
      await tellSides(act, order, 'other', 'amendment_signed', `${order.id}:v${signed.version}`)
      return accept({ orderId: order.id, state, version: signed.version, contractHash: signed.sha256 })
    }),
  )
}
