import type { SignContract } from '#app/contracts/orders.ts'
import { isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { markSigned, proposedContractOf } from '#db/stores/contracts.ts'
import { changeOrder, type OrderRow } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { concludeContract } from './conclude-contract.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { noteOrder } from './note-order.ts'
import { replayOf } from './replay-of.ts'

export interface SignAnswer extends OrderAnswer {
  /** The hash of the text that was signed. */
  readonly contractHash: string
}

/**
 * 签约: one side signs the contract; the second signature concludes it and puts the held deposit to the
 * prepayment. Refused: ORDER_NOT_FOUND, ORDER_STATE, SIGNING_CLOSED from `signBy` on, ALREADY_SIGNED.
 */
export async function signContract(ctx: Ctx, input: SignContract): Promise<Result<SignAnswer>> {
  return inTransaction(ctx, 'order.sign', (act) =>
    onceOnly(act, replayOf('sign-contract', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order } = locked.value

      const firmId = act.actor.kind === 'person' ? act.actor.organisationId : ''
      const side = sideToSign(order, firmId)
      if (order.state !== 'awaiting_signature') {
        return side ? refuse('ORDER_STATE', { state: order.state }) : refuse('ALREADY_SIGNED')
      }
      if (!side) return refuse('ALREADY_SIGNED')
      if (isPast(order.signBy, act.now)) return refuse('SIGNING_CLOSED')

      const mark = side === 'buyer' ? { buyerSignedAt: act.now } : { supplierSignedAt: act.now }
      const signed = await changeOrder(act.tx, act.now, order, mark)
      const contract = await proposedContractOf(act.tx, order.id)
      if (contract) await markSigned(act.tx, contract, side, act.now)
      await noteOrder(act, signed, `${side}_signed`, { contractHash: order.contractHash })
      const isConcluded = signed.buyerSignedAt !== null && signed.supplierSignedAt !== null
      const { state } = isConcluded ? await concludeContract(act, signed) : signed
      return accept({ orderId: order.id, state, contractHash: order.contractHash })
    }),
  )
}

/** The side for which this firm has still to sign; a firm that is both signs twice. */
function sideToSign(order: OrderRow, firmId: string): 'buyer' | 'supplier' | null {
  if (order.buyerId === firmId && !order.buyerSignedAt) return 'buyer'
  if (order.supplierId === firmId && !order.supplierSignedAt) return 'supplier'
  return null
}
