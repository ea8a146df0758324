import { accept } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

export interface TestMoved {
  readonly orderId: string
  readonly event: string
  /** Names the move: the same move told twice is one notice. */
  readonly messageId: string
}

/** Tells both sides of a test order what happened to it, once per move and firm; their pages look again. */
export function noticeTestMoved(ctx: Ctx, moved: TestMoved): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const { orderId, event, messageId } = moved
    const told = await tx.sql`
      insert into notices (organisation_id, pool_id, kind, facts, created_at, message_id)
      select distinct firm, null, ${`test_${event}`},
        jsonb_build_object('testOrderId', id, 'number', number), ${now}::timestamptz, ${messageId}
      from test_orders, unnest(array[customer_id, lab_id]) as firm
      where id = ${orderId}
      on conflict (organisation_id, message_id) do nothing returning organisation_id`
    for (const row of told) await tx.sql`select pg_notify('org_changed', ${row.organisation_id as string})`
    return accept({ told: told.length })
  })
}
