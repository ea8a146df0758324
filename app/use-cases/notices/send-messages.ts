import { accept } from '#app/domain/shared/outcome.ts'
import { sendMessages as send } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Sends the e-mails and short messages of what firms were told, once per notice, person and channel. */
export function sendMessages(ctx: Ctx, once: string): Promise<Result<{ sent: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => accept({ sent: await send(tx, now, once) }))
}
