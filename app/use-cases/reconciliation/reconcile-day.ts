import type { StatementOfBank } from '#app/contracts/operations.ts'
import { compareBooks, type Difference, type StatementLine } from '#app/domain/escrow/compare-books.ts'
import { type Day, dayEndsAt, dayStartsAt } from '#app/domain/escrow/statement-day.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { claimDeadline } from '#db/outbox.ts'
import {
  bookedPayments,
  keepReconciliation,
  keepStatementLines,
  linesOfOtherDays,
  lockLivingCases,
  moveCase,
  openCases,
  postedWithin,
} from '#db/stores/bank-cases.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * Compares a day of the bank with the ledger: every difference opens a case, a case whose difference is gone
 * is resolved, one that was asked again and still differs is open again. A day may be compared any number of
 * times.
 */
export function reconcileDay(
  ctx: Ctx,
  statement: StatementOfBank,
): Promise<Result<{ differences: number; opened: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const { statementOn } = statement
    const living = await lockLivingCases(tx, statementOn)
    const day = { startsAt: dayStartsAt(statementOn as Day), endsAt: dayEndsAt(statementOn as Day) }
    const ofDay = statement.movements.map(({ id, ...line }) => ({ movementId: id, ...line }))
    const references = [...new Set(ofDay.map((line) => line.reference))]
    const payments = await bookedPayments(tx, references, day)
    const others = await linesOfOtherDays(tx, statementOn, [
      ...references,
      ...payments.map((payment) => payment.paymentId),
    ])
    const posted = await postedWithin(tx, day)
    const differences = compareBooks([...others, ...ofDay], payments)
    await keepStatementLines(tx, statementOn, ofDay)
    await endCases(act, living, differences)
    const opened = await openCases(tx, act, statementOn, differences)
    await keepReconciliation(tx, now, {
      statementOn,
      movements: ofDay.length,
      bankInFen: sumOf(ofDay, 'in'),
      bankOutFen: sumOf(ofDay, 'out'),
      ledgerInFen: posted.inFen,
      ledgerOutFen: posted.outFen,
      differences: differences.length,
    })
    await claimDeadline(tx, now, 'bank.reconcile', statementOn)
    return accept({ differences: differences.length, opened })
  })
}

async function endCases(
  act: Act,
  living: Awaited<ReturnType<typeof lockLivingCases>>,
  differences: readonly Difference[],
): Promise<void> {
  const standing = new Set(differences.map(({ kind, subjectId }) => `${kind} ${subjectId}`))
  for (const row of living) {
    const isStanding = standing.has(`${row.kind} ${row.subjectId}`)
    if (!isStanding) await moveCase(act.tx, act, row, { event: 'agrees', reason: null })
    else if (row.state === 'checking')
      await moveCase(act.tx, act, row, { event: 'differs_still', reason: null })
  }
}

function sumOf(lines: readonly StatementLine[], direction: 'in' | 'out'): bigint {
  return lines.reduce((sum, line) => (line.direction === direction ? sum + line.amountFen : sum), 0n)
}
