import type { AddEvidence } from '#app/contracts/disputes.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { areFilesOf } from '#db/stores/files.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockDispute } from './lock-dispute.ts'
import type { OrderAnswer } from './lock-order-for.ts'
import { recordEvidence } from './record-evidence.ts'
import { replayOf } from './replay-of.ts'
import { tellSides } from './tell-sides.ts'

/**
 * 举证: a side of a dispute states and shows something, while nothing is decided. It can never be taken back.
 * Refused: ORDER_NOT_FOUND, DISPUTE_NOT_FOUND, DISPUTE_DECIDED, FILE_NOT_FOUND.
 */
export async function addEvidence(ctx: Ctx, input: AddEvidence): Promise<Result<OrderAnswer>> {
  return inTransaction(ctx, 'order.dispute', (act) =>
    onceOnly(act, replayOf('add-evidence', input), async () => {
      const locked = await lockDispute(act, input.orderId, 'either')
      if (!locked.ok) return locked
      const { order, dispute } = locked.value
      const mine = act.actor.kind === 'person' ? act.actor.organisationId : ''
      if (!(await areFilesOf(act.tx, mine, input.fileIds ?? []))) return refuse('FILE_NOT_FOUND')
      await recordEvidence(act, dispute.id, { statement: input.statement, fileIds: input.fileIds ?? [] })
      await tellSides(act, order, 'other', 'dispute_evidence', act.ids.next('ntf'))
      return accept({ orderId: order.id, state: order.state })
    }),
  )
}
