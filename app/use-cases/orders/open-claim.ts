import type { OpenClaim } from '#app/contracts/claims.ts'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { CLAIM_ANSWER_DAYS } from '#app/domain/orders/claim-lifecycle.ts'
import { addDays, isPast } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { insertClaim, withhold } from '#db/stores/claims.ts'
import { areFilesOf } from '#db/stores/files.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { type AcceptanceRow, acceptancesOf, type OrderRow } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * 质保索赔 by the buyer, before the warranty of these sets ends: exactly the claimed part of their retention is
 * frozen until the supplier grants it (silence does), or the operator decides. Refused: ORDER_NOT_FOUND,
 * ORDER_STATE in a dispute or after the end, ACCEPTANCE_NOT_FOUND, WARRANTY_OVER, AMOUNT_EXCEEDS_HELD,
 * FILE_NOT_FOUND.
 */
export async function openClaim(
  ctx: Ctx,
  input: OpenClaim,
): Promise<Result<OrderAnswer & { claimId: string }>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('open-claim', input), async () => {
      const locked = await lockOrderFor(act, input.orderId, 'buyer')
      if (!locked.ok) return locked
      const { order } = locked.value
      const isWarranted = order.terminationReason === 'supplier_default'
      if (order.state === 'disputed' || (order.state === 'terminated' && !isWarranted)) {
        return refuse('ORDER_STATE', { state: order.state })
      }
      const acceptances = await acceptancesOf(act.tx, order.id)
      const sets = acceptances.find((one) => one.id === input.acceptanceId)
      if (!sets) return refuse('ACCEPTANCE_NOT_FOUND')
      if (sets.warrantyEndedAt !== null || isPast(sets.warrantyUntil, act.now)) return refuse('WARRANTY_OVER')
      const heldFen = sets.retentionHeldAt ? sets.retentionFen - sets.withheldFen : 0n
      if (input.amountFen > heldFen) return refuse('AMOUNT_EXCEEDS_HELD', { heldFen: Number(heldFen) })
      if (!(await areFilesOf(act.tx, order.buyerId, input.fileIds ?? []))) return refuse('FILE_NOT_FOUND')

      const claimId = await freezeClaim(act, order, sets, input)
      await tellSides(act, order, 'supplier', 'claim_opened', claimId)
      return accept({ orderId: order.id, state: order.state, claimId })
    }),
  )
}

async function freezeClaim(
  act: Act,
  order: OrderRow,
  sets: AcceptanceRow,
  input: OpenClaim,
): Promise<string> {
  const { tx, now } = act
  const { id: orderId, poolId } = order
  const { amountFen, reason, fileIds = [] } = input
  const id = act.ids.next('clm')
  const answerBy = addDays(now, CLAIM_ANSWER_DAYS)
  const asked = { amountFen, reason, fileIds, openedAt: now, answerBy, state: 'open' as const }
  await insertClaim(tx, act, poolId, { ...asked, id, orderId, acceptanceId: sets.id })
  await withhold(tx, sets.id, amountFen)
  await postJournal(tx, now, {
    id: act.ids.next('jrn'),
    idempotencyKey: `frozen:${id}`,
    kind: 'frozen',
    poolId,
    orderId,
    paymentId: null,
    postings: [
      { from: account('order_retention', orderId, poolId), to: account('frozen', id, poolId), amountFen },
    ],
  })
  await setDeadline(tx, now, 'claim.answer', id, answerBy)
  return id
}
