import type { TestOrderAction } from '#app/contracts/testing.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { reportNumberOf } from '#app/domain/testing/numbering.ts'
import { isTesterOf } from '#app/domain/testing/review-policy.ts'
import { tell } from '#db/outbox.ts'
import { takeNumber } from '#db/stores/test-orders.ts'
import { findLab, insertReport, lastReport } from '#db/stores/test-reports.ts'
import { testersOf } from '#db/stores/test-samples.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { composeReport } from './compose-report.ts'
import { lockTestOrderFor } from './lock-test-order-for.ts'

/**
 * 四眼审核: somebody who entered none of the results approves them; the report gets its number and its content
 * for ever, and a job draws the document. Refused: TEST_ORDER_NOT_FOUND, TEST_ORDER_STATE, REVIEWER_IS_TESTER,
 * REPORT_BEING_DRAWN when it is approved already.
 */
export function approveReport(ctx: Ctx, input: TestOrderAction): Promise<Result<{ reportNumber: string }>> {
  return inTransaction(ctx, 'test.review', (act) =>
    onceOnly(act, replayOf('approve-report', input), () => approve(act, input)),
  )
}

async function approve(act: Act, input: TestOrderAction): Promise<Result<{ reportNumber: string }>> {
  const { tx, now, actor } = act
  const locked = await lockTestOrderFor(act, input.orderId, 'lab')
  if (!locked.ok) return locked
  const { id: orderId, state, platformId } = locked.value
  if (state !== 'under_review') return refuse('TEST_ORDER_STATE', { state })
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  if (isTesterOf(await testersOf(tx, orderId), actor.userId)) return refuse('REVIEWER_IS_TESTER')
  const before = await lastReport(tx, orderId)
  if (before?.issuedAt === null) return refuse('REPORT_BEING_DRAWN')
  const lab = await findLab(tx, platformId)
  if (!lab) throw new Error(`platform ${platformId} has no lab`)
  const version = (before?.version ?? 0) + 1
  const baseNumber = before?.baseNumber ?? (await takeNumber(tx, now, 'report', lab))
  const number = reportNumberOf(baseNumber, version)
  const amendmentReason = before ? await lastAmendment(act, orderId) : null
  const amends = before ? { number: before.number, reason: amendmentReason ?? '' } : null
  const content = await composeReport(act, locked.value, lab, { number, version, amends })
  const id = act.ids.next('rpt')
  const supersedesId = before?.id ?? null
  const signed = { reviewerUserId: actor.userId, supersedesId, amendmentReason }
  await insertReport(tx, now, { id, orderId, platformId, number, baseNumber, version, content, ...signed })
  const line = { machine: 'test_order', subjectId: orderId, poolId: null, event: 'approve' }
  await recordTrail(tx, act, [{ ...line, fromState: state, toState: state, facts: { number } }])
  await tell(tx, now, [{ topic: 'test.approved', key: id, payload: { reportId: id } }])
  return accept({ reportNumber: number })
}

async function lastAmendment(act: Act, orderId: string): Promise<string | null> {
  const rows = await act.tx.sql<{ reason: string | null }[]>`
    select reason from audit_trail
    where machine = 'test_order' and subject_id = ${orderId} and event = 'amend' order by id desc limit 1`
  return rows[0]?.reason ?? null
}
