import type { RecheckBankCase } from '#app/contracts/operations.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { tell } from '#db/outbox.ts'
import { lockBankCase, moveCase } from '#db/stores/bank-cases.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator has a difference looked at again: the bank is asked, and the day compared once more. Refused:
 * CASE_NOT_FOUND, CASE_STATE when it is being asked already or has ended.
 */
export function recheckBankCase(ctx: Ctx, input: RecheckBankCase): Promise<Result<{ state: string }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('recheckBankCase', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const row = await lockBankCase(act.tx, input.caseId)
      if (!row) return refuse('CASE_NOT_FOUND')
      if (row.state !== 'open') return refuse('CASE_STATE', { state: row.state })
      const state = await moveCase(act.tx, act, row, { event: 'recheck', reason: null })
      await tell(act.tx, act.now, [{ topic: 'bank.recheck', key: row.id, payload: { caseId: row.id } }])
      return accept({ state })
    }),
  )
}
