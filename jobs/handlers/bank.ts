import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { recordBankAnswer } from '#app/use-cases/escrow/record-bank-answer.ts'
import { recordBankAnswers } from '#app/use-cases/escrow/record-bank-answers.ts'
import { reconcileDay } from '#app/use-cases/reconciliation/reconcile-day.ts'
import { faultPoint } from '#db/fault-points.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'
import type { BankWord, EscrowBank } from '../gateways/escrow-bank.ts'
import { gather } from '../gather.ts'
import type { JobContext } from '../worker.ts'

/** A bank that still works on an instruction is asked again after so long. */
const ASK_AGAIN_MS = 6 * 3_600_000

interface PaymentFacts {
  readonly direction: 'in' | 'out'
  readonly amountFen: bigint
  readonly account: string
  readonly state: string
  readonly attempt: number
}

async function factsOf({ database }: JobContext, paymentId: string): Promise<PaymentFacts | null> {
  const [row] = await database.sql<PaymentFacts[]>`
    select p.direction, p.amount_fen as "amountFen", o.bank_account as account, p.state, p.attempt
    from payments p join organisations o on o.id = p.organisation_id where p.id = ${paymentId}`
  return row ?? null
}

/** Sends a payment to the bank. Sent twice it is one instruction there: payment and attempt are its id. */
export async function sendInstruction(
  bank: EscrowBank,
  ctx: JobContext,
  { paymentId, attempt }: { paymentId: string; attempt: number },
): Promise<void> {
  const payment = await factsOf(ctx, paymentId)
  if (payment?.state !== 'instructed' || payment.attempt !== attempt) return
  const { direction, amountFen, account } = payment
  faultPoint('bank.instructing')
  await bank.instruct(
    { id: `${paymentId}-${attempt}`, paymentId, account, direction, amountFen },
    ctx.clock.now(),
  )
  faultPoint('bank.instructed')
}

/** A word of the bank that has come, with the job that brought it. */
interface Heard {
  readonly ctx: JobContext
  readonly word: BankWord
  /** The pool whose lock its effect needs, or the payment itself. */
  readonly place: string
}

/**
 * Takes callbacks of the bank: those of one pool that are there at once are taken together, for they would only wait
 * for one another. The use case knows what it has heard before.
 */
export function callbackTaker(bank: EscrowBank): (ctx: JobContext, callbackId: string) => Promise<void> {
  const takeTogether = gather<Heard>(({ place }) => place, takeWords)
  return async (ctx, callbackId) => {
    const word = await bank.callback(callbackId)
    faultPoint('bank.answering')
    if (word) await takeTogether({ ctx, word, place: await placeOf(ctx, word.paymentId) })
    faultPoint('bank.answered')
    await begin(ctx.database, async (tx) => {
      const now = ctx.clock.now()
      await tx.sql`update mock_bank.callbacks set delivered_at = ${now} where id = ${callbackId} and delivered_at is null`
      await claimDeadline(tx, now, 'bank.callback', callbackId)
    })
    faultPoint('bank.delivered')
  }
}

async function placeOf({ database }: JobContext, paymentId: string): Promise<string> {
  const [row] = await database.sql<{ place: string }[]>`
    select coalesce(pool_id, id) as place from payments where id = ${paymentId}`
  return row?.place ?? paymentId
}

async function takeWords(heard: readonly Heard[]): Promise<void> {
  const [first] = heard
  if (!first) return
  const words = heard.map(({ word: { id, paymentId, answer, reason } }) => ({
    callbackId: id,
    paymentId,
    answer,
    reason,
  }))
  await recordBankAnswers({ ...first.ctx, actor: SYSTEM_ACTOR }, words)
}

async function take(ctx: JobContext, { id, paymentId, answer, reason }: BankWord): Promise<void> {
  await recordBankAnswer({ ...ctx, actor: SYSTEM_ACTOR }, { callbackId: id, paymentId, answer, reason })
}

const FINAL = ['settled', 'cancelled']

/**
 * A payment that nobody has heard of for long is asked for: callbacks get lost, and so do instructions. What
 * the bank never got is sent again; what it still works on is asked for again later.
 */
export async function askBank(bank: EscrowBank, ctx: JobContext, paymentId: string): Promise<void> {
  const payment = await factsOf(ctx, paymentId)
  const now = ctx.clock.now()
  const isOver = !payment || FINAL.includes(payment.state) || payment.state === 'refused'
  const isPending = !isOver && !(await isAnswered(bank, ctx, paymentId, payment))
  await begin(ctx.database, async (tx) => {
    if (isPending)
      await setDeadline(tx, now, 'bank.inquiry', paymentId, new Date(now.getTime() + ASK_AGAIN_MS))
    else await claimDeadline(tx, now, 'bank.inquiry', paymentId)
  })
}

async function isAnswered(
  bank: EscrowBank,
  ctx: JobContext,
  paymentId: string,
  { attempt }: PaymentFacts,
): Promise<boolean> {
  const inquiry = await bank.inquire(`${paymentId}-${attempt}`, ctx.clock.now())
  if (inquiry.status === 'unknown') await sendInstruction(bank, ctx, { paymentId, attempt })
  if (inquiry.status !== 'final') return false
  await take(ctx, inquiry.word)
  return true
}

/** A day of the bank against the ledger. */
export async function compareDay(bank: EscrowBank, ctx: JobContext, statementOn: string): Promise<void> {
  const { movements } = await bank.statement(statementOn, ctx.clock.now())
  const lines = movements.map(({ id, reference, account, direction, amountFen, bookedAt }) => ({
    id,
    reference,
    account,
    direction,
    amountFen,
    bookedAt,
  }))
  await reconcileDay({ ...ctx, actor: SYSTEM_ACTOR }, { statementOn, movements: lines })
}

/** A case is asked again: first the bank for the payment, then its day is compared once more. */
export async function recheckCase(bank: EscrowBank, ctx: JobContext, caseId: string): Promise<void> {
  const [row] = await ctx.database.sql<{ paymentId: string | null; statementOn: string }[]>`
    select payment_id as "paymentId", statement_on::text as "statementOn" from bank_cases where id = ${caseId}`
  if (!row) return
  const payment = row.paymentId ? await factsOf(ctx, row.paymentId) : null
  if (row.paymentId && payment && !FINAL.includes(payment.state))
    await isAnswered(bank, ctx, row.paymentId, payment)
  await compareDay(bank, ctx, row.statementOn)
}
