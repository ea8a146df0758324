import type { DecideBankCase } from '#app/contracts/operations.ts'
import { account } from '#app/domain/escrow/chart-of-accounts.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type BankCaseRow, lockBankCase, moveCase } from '#db/stores/bank-cases.ts'
import { postJournal } from '#db/stores/ledger.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * The operator brings our books to what the bank has really moved, by a counter-journal between the firm's
 * own account and a suspense account of the case; nothing posted before is touched. Refused: CASE_NOT_FOUND,
 * CASE_STATE when it has ended, CASE_NOT_CORRECTABLE where no amount differs or the payment's own posting is
 * still to come (it is asked again instead).
 */
export function correctBankCase(
  ctx: Ctx,
  input: DecideBankCase,
): Promise<Result<{ state: string; journalId: string; amountFen: number }>> {
  const { idempotencyKey: key, ...asked } = input
  const replay = key ? { key, fingerprint: fingerprintOf('correctBankCase', asked) } : null
  return inTransaction(ctx, 'operator.act', (act) =>
    onceOnly(act, replay, async () => {
      const row = await lockBankCase(act.tx, input.caseId)
      if (!row) return refuse('CASE_NOT_FOUND')
      if (row.state !== 'open' && row.state !== 'checking') return refuse('CASE_STATE', { state: row.state })
      const missingFen = row.bankFen - row.ledgerFen
      if (missingFen === 0n || row.kind === 'missing_in_ledger') return refuse('CASE_NOT_CORRECTABLE')
      const journalId = act.ids.next('jrn')
      await postCounterJournal(act, row, journalId, missingFen)
      const verdict = { event: 'correct', reason: input.reason, journalId } as const
      const state = await moveCase(act.tx, act, row, verdict)
      return accept({ state, journalId, amountFen: Number(missingFen) })
    }),
  )
}

/** What came in more than we knew waits in suspense; what came in less is missing there. */
async function postCounterJournal(
  act: Act,
  row: BankCaseRow,
  journalId: string,
  missingFen: bigint,
): Promise<void> {
  const firm = account('outside', row.organisationId ?? 'unknown', null)
  const suspense = account('suspense', row.id, null)
  await postJournal(act.tx, act.now, {
    id: journalId,
    idempotencyKey: `case:${row.id}`,
    kind: 'correction',
    poolId: null,
    orderId: null,
    // The payment's own journal is another: a statement of it must not count this one.
    paymentId: null,
    postings: [
      missingFen > 0n
        ? { from: firm, to: suspense, amountFen: missingFen }
        : { from: suspense, to: firm, amountFen: -missingFen },
    ],
  })
}
