import type { NoticeChoice, NoticePreferences } from '#app/contracts/notices.ts'
import { NOTICE_CHANNELS, NOTICE_KINDS, ruleOf } from '#app/domain/notices/notice-kinds.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A person says how it wants to be told, in which language and where; only what differs from habit is kept. */
export function setPreferences(ctx: Ctx, input: NoticePreferences): Promise<Result<{ changed: number }>> {
  return inTransaction(ctx, 'notice.read', async ({ tx, now, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { userId } = actor
    // The person's own row is the lock: of two windows the one that comes second is kept whole.
    await tx.sql`update users set locale = ${input.locale} where id = ${userId}`
    const rows = differing(input.on)
    await tx.sql`delete from notice_preferences where user_id = ${userId}`
    await tx.sql`
      insert into notice_preferences (user_id, kind, channel, is_on, updated_at)
      select ${userId}, kind, channel, "isOn", ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (kind text, channel text, "isOn" boolean)`
    await tx.sql`
      insert into notice_addresses (user_id, email, phone, updated_at)
      values (${userId}, ${input.email}, ${input.phone}, ${now})
      on conflict (user_id) do update set email = excluded.email, phone = excluded.phone,
        updated_at = excluded.updated_at`
    return accept({ changed: rows.length })
  })
}

function differing(on: readonly NoticeChoice[]) {
  const chosen = new Set<string>(on)
  return NOTICE_KINDS.flatMap((kind) =>
    NOTICE_CHANNELS.map((channel) => ({ kind, channel, isOn: chosen.has(`${kind}.${channel}`) })).filter(
      ({ channel, isOn }) => ruleOf(kind).channels.includes(channel) !== isOn,
    ),
  )
}
