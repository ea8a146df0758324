import type { ReadNotice } from '#app/contracts/notices.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

export interface ReadAnswer {
  readonly about: { readonly kind: string; readonly id: string } | null
}

/** A person has read a notice of its firm; once more changes nothing. Refused: NOTICE_NOT_FOUND. */
export function readNotice(ctx: Ctx, { noticeId }: ReadNotice): Promise<Result<ReadAnswer>> {
  return inTransaction(ctx, 'notice.read', async ({ tx, now, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const [notice] = await tx.sql<{ kind: string | null; id: string | null }[]>`
      select about_kind as kind, about_id as id from notices
      where id = ${noticeId}::bigint and organisation_id = ${actor.organisationId}`
    if (!notice) return refuse('NOTICE_NOT_FOUND')
    await tx.sql`
      insert into notice_reads (user_id, notice_id, read_at)
      values (${actor.userId}, ${noticeId}::bigint, ${now}) on conflict do nothing`
    const { kind, id } = notice
    return accept({ about: kind && id ? { kind, id } : null })
  })
}
