import type { BankAnswer } from '#app/contracts/payments.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { takeBankAnswer } from './take-bank-answer.ts'

/**
 * What the bank said of a payment takes its effect, once: a callback seen before, or one that says less than
 * is known already (twice, out of order), changes nothing. Answers the payment's state.
 */
export function recordBankAnswer(ctx: Ctx, input: BankAnswer): Promise<Result<{ state: string }>> {
  return inTransaction(ctx, 'clock.act', (act) => takeBankAnswer(act, input))
}
