import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Tx } from '#db/transaction.ts'
import { payBack } from '../escrow/pay-back.ts'
import type { MadeMove } from './commitment-book.ts'

/** What a move leaves over of the deposit goes back. */
export async function giveBackSurplus(tx: Tx, move: MadeMove): Promise<void> {
  const { after, request } = move
  await payBack(
    { tx, actor: request.actor, now: request.now, ids: request.ids },
    {
      purpose: 'refund',
      from: account('deposit', after.id, after.poolId),
      organisationId: after.organisationId,
      amountFen: move.refundFen,
      poolId: after.poolId,
      commitmentId: after.id,
      idempotencyKey: `refund:${after.id}:${request.ids.next('evt')}`,
    },
  )
}
