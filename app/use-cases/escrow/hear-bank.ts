import type { BankWordInput } from '#app/contracts/payments.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { keepBankWord } from '#db/stores/bank-words.ts'
import { peekPayment } from '#db/stores/payments.ts'
import { fingerprintOf } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { takeBankAnswer } from './take-bank-answer.ts'

/**
 * A word of the custodian that came over HTTP with its signature takes the effect that a callback has. The same word
 * again is answered alike and changes nothing. Refused: BANK_WORD_CONFLICT when another word came under its id
 * before, or its instruction or amount is not the payment's; PAYMENT_NOT_FOUND. A refused word is not kept.
 */
export function hearBank(ctx: Ctx, word: BankWordInput): Promise<Result<{ state: string; isNew: boolean }>> {
  return inTransaction<{ state: string; isNew: boolean }>(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const kept = await keepBankWord(tx, now, word.id, fingerprintOf('bank-word', word))
    if (kept === 'another') return refuse('BANK_WORD_CONFLICT')
    const payment = await peekPayment(tx, word.paymentId)
    if (!payment) return refuse('PAYMENT_NOT_FOUND')
    if (kept === 'known') return accept({ state: payment.state, isNew: false })
    const isOurs = word.instructionId.startsWith(`${word.paymentId}-`)
    if (!isOurs || word.amountFen !== payment.amountFen) return refuse('BANK_WORD_CONFLICT')
    const { id: callbackId, paymentId, answer, reason } = word
    const taken = await takeBankAnswer(act, { callbackId, paymentId, answer, reason })
    // Heard before on another way: then it has had its effect.
    if (!taken.ok && taken.refusal.code === 'NOTHING_TO_DO')
      return accept({ state: payment.state, isNew: false })
    return taken.ok ? accept({ ...taken.value, isNew: true }) : taken
  })
}
