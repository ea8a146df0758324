import { behaviourOf, planAnswers } from '#app/domain/escrow/test-accounts.ts'
import type { Database } from '#db/client.ts'
import { setDeadline } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'
import type { EscrowBank } from './escrow-bank.ts'

/**
 * A stand-in for the custodian bank: it keeps books of its own (schema `mock_bank`) and answers through jobs,
 * after a while, sometimes twice, out of order, late or with a refusal. The same instruction sent twice is one.
 */
export function mockEscrowBank(database: Database, paceMs = 1000): EscrowBank {
  return {
    instruct: (instruction, now) =>
      begin(database, async (tx) => {
        const answers = planAnswers(behaviourOf(instruction.account), instruction.direction, paceMs)
        const at = (afterMs: number) => new Date(now.getTime() + afterMs)
        const settles = answers.find((planned) => planned.answer === 'settled')
        const taken = await tx.sql`
          insert into mock_bank.instructions (id, payment_id, account, direction, amount_fen, received_at, settled_at)
          values (${instruction.id}, ${instruction.paymentId}, ${instruction.account}, ${instruction.direction},
            ${instruction.amountFen}, ${now}, ${settles ? at(settles.afterMs) : null})
          on conflict (id) do nothing returning 1`
        if (taken.length === 0) return
        for (const [index, planned] of answers.entries()) {
          const id = `${instruction.id}-${index + 1}`
          await tx.sql`
            insert into mock_bank.callbacks (id, instruction_id, answer, reason, due_at)
            values (${id}, ${instruction.id}, ${planned.answer}, ${planned.reason}, ${at(planned.afterMs)})`
          await setDeadline(tx, now, 'bank.callback', id, at(planned.afterMs))
        }
      }),
  }
}
