import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { claimDeadline } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'
import type { EscrowBank } from '../gateways/escrow-bank.ts'
import type { JobContext } from '../worker.ts'

/** Sends a payment to the bank. Sent twice it is one instruction there: payment and attempt are its id. */
export async function sendInstruction(
  bank: EscrowBank,
  ctx: JobContext,
  { paymentId, attempt }: { paymentId: string; attempt: number },
): Promise<void> {
  const [payment] = await ctx.database.sql<
    { direction: 'in' | 'out'; amountFen: bigint; account: string; state: string; attempt: number }[]
  >`
    select p.direction, p.amount_fen as "amountFen", o.bank_account as account, p.state, p.attempt
    from payments p join organisations o on o.id = p.organisation_id where p.id = ${paymentId}`
  if (payment?.state !== 'instructed' || payment.attempt !== attempt) return
  const { direction, amountFen, account } = payment
  await bank.instruct(
    { id: `${paymentId}-${attempt}`, paymentId, account, direction, amountFen },
    ctx.clock.now(),
  )
}

/** Delivers one callback of the mock bank. The use case knows what it has heard before. */
export async function deliverCallback(ctx: JobContext, callbackId: string): Promise<void> {
  const [callback] = await ctx.database.sql<
    { paymentId: string; answer: 'accepted' | 'settled' | 'refused' | 'timed_out'; reason: string | null }[]
  >`
    select i.payment_id as "paymentId", c.answer, c.reason
    from mock_bank.callbacks c join mock_bank.instructions i on i.id = c.instruction_id
    where c.id = ${callbackId}`
  if (!callback) return
  await recordBankAnswer({ ...ctx, actor: SYSTEM_ACTOR }, { callbackId, ...callback })
  await begin(ctx.database, async (tx) => {
    const now = ctx.clock.now()
    await tx.sql`update mock_bank.callbacks set delivered_at = ${now} where id = ${callbackId} and delivered_at is null`
    await claimDeadline(tx, now, 'bank.callback', callbackId)
  })
}
