import type { DrawnReport } from '#app/contracts/testing.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { fillReport, peekReport } from '#db/stores/test-reports.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockTestOrderFor, type TestOrderAnswer } from './lock-test-order-for.ts'
import { moveTestOrder } from './move-test-order.ts'

/** In this time the client may object to a report; then the order closes by itself. */
const DAYS_TO_OBJECT = 7

/**
 * The document of an approved report is drawn and kept: the report is issued with its SHA-256. Told twice, it
 * acts once (NOTHING_TO_DO).
 */
export function issueReport(ctx: Ctx, drawn: DrawnReport): Promise<Result<TestOrderAnswer>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const seen = await peekReport(tx, drawn.reportId)
    if (!seen) return refuse('REPORT_NOT_FOUND')
    const locked = await lockTestOrderFor(act, seen.orderId, 'clock')
    if (!locked.ok) return locked
    const report = await peekReport(tx, drawn.reportId)
    if (report?.issuedAt !== null) return refuse('NOTHING_TO_DO')
    await fillReport(tx, now, report.id, drawn)
    await setDeadline(tx, now, 'test.close', report.orderId, addDays(now, DAYS_TO_OBJECT))
    return moveTestOrder(act, locked.value, 'issue')
  })
}
