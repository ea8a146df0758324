import type { BankAnswer } from '#app/contracts/payments.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { takeBankAnswer } from './take-bank-answer.ts'

/**
 * What the bank said of several payments of one pool, in the order in which it was heard and in one transaction: the
 * pool's lock and the commit are paid for once. Each word takes its effect as `recordBankAnswer` says; one that
 * changes nothing keeps no other back. A throw takes all of them back: the caller then tries them one by one.
 */
export function recordBankAnswers(
  ctx: Ctx,
  words: readonly BankAnswer[],
): Promise<Result<Result<{ state: string }>[]>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const answers: Result<{ state: string }>[] = []
    for (const word of words) answers.push(await takeBankAnswer(act, word))
    return accept(answers)
  })
}
