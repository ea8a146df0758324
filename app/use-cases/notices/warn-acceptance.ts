import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { warningAt } from '#app/domain/shared/warnings.ts'
import { claimDeadline, setDeadline } from '#db/outbox.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * By the clock, three days and a day before: the buyer is told that a delivery will soon be accepted by
 * itself, if nobody has judged it.
 */
export function warnAcceptance(ctx: Ctx, shipmentId: string): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    if (!(await claimDeadline(tx, now, 'acceptance.near', shipmentId))) return refuse('NOTHING_TO_DO')
    const [row] = await tx.sql<{ orderId: string; buyer: string; poolId: string; acceptBy: Date }[]>`
      select o.id as "orderId", o.buyer_id as buyer, o.pool_id as "poolId", d.due_at as "acceptBy"
      from shipments s join orders o on o.id = s.order_id
        join deadlines d on d.kind = 'shipment.accept' and d.subject_id = s.id and d.done_at is null
      where s.id = ${shipmentId}`
    if (!row) return accept({ told: 0 })
    const told = await insertNotices(tx, now, {
      kind: 'acceptance_near',
      firms: [row.buyer],
      about: { kind: 'order', id: row.orderId },
      poolId: row.poolId,
      facts: { dueAt: row.acceptBy.toISOString() },
      once: `acceptance-near:${shipmentId}:${row.acceptBy.getTime()}:${now.getTime()}`,
    })
    const again = warningAt(row.acceptBy, now)
    if (again) await setDeadline(tx, now, 'acceptance.near', shipmentId, again)
    return accept({ told })
  })
}
