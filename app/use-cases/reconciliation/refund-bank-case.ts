import type { DecideBankCase } from '#app/contracts/operations.ts'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockBankCase, refundCase } from '#db/stores/bank-cases.ts'
import { balanceOf } from '#db/stores/ledger.ts'
import { payBack } from '../escrow/pay-back.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * 退回挂账款: what a correction left in suspense, more than we knew of, goes back to the firm that sent it: a journal
 * from suspense into transit, an instruction to the bank, and the books follow when the bank has paid. Refused:
 * CASE_NOT_FOUND, CASE_STATE unless it was corrected (also when it was paid back before), CASE_NOT_REFUNDABLE
 * where nothing is in suspense or no firm of ours sent it.
 */
export function refundBankCase(
  ctx: Ctx,
  input: DecideBankCase,
): Promise<Result<{ state: string; paymentId: string; amountFen: number }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('refundBankCase', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const row = await lockBankCase(act.tx, input.caseId)
      if (!row) return refuse('CASE_NOT_FOUND')
      if (row.state !== 'corrected') return refuse('CASE_STATE', { state: row.state })
      const suspense = account('suspense', row.id, null)
      const amountFen = await balanceOf(act.tx, suspense.id)
      if (row.organisationId === null || amountFen <= 0n) return refuse('CASE_NOT_REFUNDABLE')
      const paymentId = await payBack(act, {
        purpose: 'refund',
        from: suspense,
        organisationId: row.organisationId,
        amountFen,
        poolId: null,
        idempotencyKey: `suspense:${row.id}`,
      })
      if (paymentId === null) return refuse('CASE_NOT_REFUNDABLE')
      const state = await refundCase(act.tx, act, row, { paymentId, reason: input.reason })
      return accept({ state, paymentId, amountFen: Number(amountFen) })
    }),
  )
}
