import type { DecideBankCase } from '#app/contracts/operations.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockBankCase, moveCase } from '#db/stores/bank-cases.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator ends a case without a journal and says why: the bank has mended its books, or the difference is
 * none of ours. Refused: CASE_NOT_FOUND, CASE_STATE when it has ended.
 */
export function closeBankCase(ctx: Ctx, input: DecideBankCase): Promise<Result<{ state: string }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('closeBankCase', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const row = await lockBankCase(act.tx, input.caseId)
      if (!row) return refuse('CASE_NOT_FOUND')
      if (row.state !== 'open' && row.state !== 'checking') return refuse('CASE_STATE', { state: row.state })
      return accept({
        state: await moveCase(act.tx, act, row, { event: 'close', reason: input.reason }),
      })
    }),
  )
}
