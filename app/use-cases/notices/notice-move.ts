import { noticeOfMove } from '#app/domain/notices/move-notices.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { concernedBy, insertNotices } from '#db/stores/notices.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A line of the trail that somebody wants to hear of. */
export interface ToldMove {
  readonly machine: string
  readonly subjectId: string
  readonly poolId: string | null
  readonly event: string
  /** Names the line: told twice it is one notice. */
  readonly messageId: string
}

/** Before the clock accepts a delivery by itself, its buyer is told this many days ahead. */
const NEAR_DAYS = 2

/** Tells the firms that a line of the trail concerns; what a firm did itself is no news to it alone. */
export function noticeMove(ctx: Ctx, move: ToldMove): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    if (move.machine === 'order' && move.event === 'shipped') await watchAcceptance(act, move.subjectId)
    const notice = noticeOfMove(move.machine, move.event)
    const concerned = notice && (await concernedBy(tx, move, notice.to))
    if (!notice || !concerned) return accept({ told: 0 })
    const { poolId, messageId: once } = move
    return accept({ told: await insertNotices(tx, now, { ...concerned, kind: notice.kind, poolId, once }) })
  })
}

/** The clock that accepts has its own instant per shipment: the warning comes before it, or at once when late. */
async function watchAcceptance({ tx, now }: Act, orderId: string): Promise<void> {
  const clocks = await tx.sql<{ id: string; dueAt: Date }[]>`
    select s.id, d.due_at as "dueAt" from shipments s
      join deadlines d on d.kind = 'shipment.accept' and d.subject_id = s.id and d.done_at is null
      left join deadlines w on w.kind = 'acceptance.near' and w.subject_id = s.id
    where s.order_id = ${orderId} and w.subject_id is null`
  for (const { id, dueAt } of clocks) {
    await setDeadline(tx, now, 'acceptance.near', id, addDays(dueAt, -NEAR_DAYS))
  }
}
