import { dayOf, reconciledAt } from '#app/domain/escrow/statement-day.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { ensureDeadline } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'

/** Every day is reconciled, also one on which we moved nothing: the bank may have. */
export async function planReconciliation(database: Database, now: Date): Promise<void> {
  const days = [dayOf(new Date(now.getTime() - DAY_MS)), dayOf(now)]
  const known = await database.sql<{ subjectId: string }[]>`
    select subject_id as "subjectId" from deadlines where kind = 'bank.reconcile' and subject_id in ${database.sql(days)}`
  const missing = days.filter((day) => !known.some(({ subjectId }) => subjectId === day))
  if (missing.length === 0) return
  await begin(database, async (tx) => {
    for (const day of missing) await ensureDeadline(tx, now, 'bank.reconcile', day, reconciledAt(day))
  })
}
