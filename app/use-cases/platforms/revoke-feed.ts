import type { RevokeFeed } from '#app/contracts/bookings.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** A calendar address answers no more, from now on. Refused: CALENDAR_FEED_NOT_FOUND (also for another firm's). */
export function revokeFeed(ctx: Ctx, input: RevokeFeed): Promise<Result<{ feedId: string }>> {
  return inTransaction(ctx, 'platform.use', async ({ tx, now, actor }) => {
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const rows = await tx.sql`
      update calendar_feeds set revoked_at = ${now}
      where id = ${input.feedId} and organisation_id = ${actor.organisationId} and revoked_at is null returning 1`
    return rows.length === 1 ? accept({ feedId: input.feedId }) : refuse('CALENDAR_FEED_NOT_FOUND')
  })
}
