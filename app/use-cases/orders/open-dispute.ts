import type { OpenDispute } from '#app/contracts/disputes.ts'
import { ORDER_LIFECYCLE } from '#app/domain/orders/order-lifecycle.ts'
import { totalFunds } from '#app/domain/orders/order-split.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertDispute } from '#db/stores/disputes.ts'
import { areFilesOf } from '#db/stores/files.ts'
import { fundsOf } from '#db/stores/order-funds.ts'
import { changeOrder } from '#db/stores/orders.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lapseClaims } from './lapse-claims.ts'
import { lockOrderFor, type OrderAnswer } from './lock-order-for.ts'
import { moveFunds } from './move-funds.ts'
import { moveOrder } from './move-order.ts'
import { recordEvidence } from './record-evidence.ts'
import { replayOf } from './replay-of.ts'

export interface DisputeAnswer extends OrderAnswer {
  readonly disputeId: string
  /** What the decision will be about: all that the escrow holds for the order. */
  readonly frozenFen: number
}

/**
 * 提出争议, by either side of a living order: everything the escrow still holds for it is frozen and nothing
 * else, its clocks wait. Warranty claims go into it. Refused: ORDER_NOT_FOUND, ORDER_STATE (ended, or disputed
 * already), AWARD_NOT_EFFECTIVE while the award may still be void: until then the signing deadline settles
 * what goes wrong; FILE_NOT_FOUND.
 */
export async function openDispute(ctx: Ctx, input: OpenDispute): Promise<Result<DisputeAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('open-dispute', input), async () => {
      const { tx, now, actor } = act
      const locked = await lockOrderFor(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order, pool } = locked.value
      const { id: orderId, poolId, state } = order
      if (nextState(ORDER_LIFECYCLE, state, 'dispute') === null) return refuse('ORDER_STATE', { state })
      if (pool.state !== 'fulfilling') return refuse('AWARD_NOT_EFFECTIVE')
      const openedBy = actor.kind === 'person' ? actor.organisationId : ''
      if (!(await areFilesOf(tx, openedBy, input.fileIds ?? []))) return refuse('FILE_NOT_FOUND')

      await lapseClaims(act, order)
      const funds = await fundsOf(tx, orderId)
      const id = act.ids.next('dsp')
      const opened = { id, orderId, poolId, openedBy, openedAt: now, state: 'open' as const }
      await insertDispute(tx, act, { ...opened, ...funds, reason: input.reason })
      await recordEvidence(act, id, { statement: input.reason, fileIds: input.fileIds ?? [] })
      await moveFunds(act, order, 'frozen', funds, `frozen:${id}`)
      const marked = await changeOrder(tx, now, order, { resumesTo: state })
      const disputed = await moveOrder(act, marked, ['dispute'])
      return accept({ orderId, state: disputed.state, disputeId: id, frozenFen: Number(totalFunds(funds)) })
    }),
  )
}
