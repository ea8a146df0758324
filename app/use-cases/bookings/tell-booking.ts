import { accept } from '#app/domain/shared/outcome.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Wakes the open pages of a booking's holder and of the platform's leader: they look again. */
export function tellBooking(ctx: Ctx, bookingId: string): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx }) => {
    const told = await tx.sql`
      select pg_notify('organisation_changed', firm)
      from bookings b join platforms p on p.id = b.platform_id,
        unnest(array[b.organisation_id, p.leader_id]) as firm
      where b.id = ${bookingId} group by firm`
    return accept({ told: told.length })
  })
}
