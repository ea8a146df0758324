import { accept } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

export const NOTICE_KINDS = ['extended', 'awarded', 'award_voided', 'minimum_reached'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface Notice {
  readonly poolId: string
  readonly kind: NoticeKind
  /** Names the event: the same event told twice is one notice. */
  readonly messageId: string
}

/** Tells every member and every supplier of a pool what happened to it, once per event and firm. */
export function giveNotice(ctx: Ctx, notice: Notice): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const told = await tx.sql`
      insert into notices (organisation_id, pool_id, kind, created_at, message_id)
      select organisation_id, ${notice.poolId}, ${notice.kind}, ${now}, ${notice.messageId}
      from (
        select organisation_id from commitments
        where pool_id = ${notice.poolId} and state in ('pending_deposit', 'active', 'awarded')
        union
        select supplier_id from offers where pool_id = ${notice.poolId} and state <> 'withdrawn'
      ) as concerned
      on conflict (organisation_id, message_id) do nothing returning organisation_id`
    for (const row of told) await tx.sql`select pg_notify('org_changed', ${row.organisation_id as string})`
    return accept({ told: told.length })
  })
}
