import { accept } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Both sides of a test order that moved: their open pages look again. Asked twice it only looks twice. */
export function noticeTestMoved(
  ctx: Ctx,
  { orderId }: { orderId: string },
): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx }) => {
    const told = await tx.sql`
      select pg_notify('organisation_changed', firm)
      from test_orders, unnest(array[customer_id, lab_id]) as firm where id = ${orderId}`
    return accept({ told: told.length })
  })
}
