import type { CheckInView } from '#app/contracts/views/platform-desk.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import { bookingCards } from './booking-rows.ts'

interface Asked {
  readonly token: string
  readonly organisationId: string
  readonly now: Date
  readonly idempotencyKey: string
}

/** What a machine's code is the code of, with the reader's own bookings there; null when it is none's. */
export async function loadCheckIn(
  { sql }: Database,
  { token, organisationId, now, idempotencyKey }: Asked,
): Promise<CheckInView | null> {
  const [row] = await sql<Pick<CheckInView, 'resourceId' | 'resourceName' | 'platformName'>[]>`
    select r.id as "resourceId", r.name as "resourceName", p.name as "platformName"
    from resources r join platforms p on p.id = r.platform_id where r.check_in_token = ${token}`
  if (!row) return null
  const near = { from: new Date(now.getTime() - DAY_MS), to: new Date(now.getTime() + DAY_MS) }
  const bookings = await bookingCards(
    sql,
    now,
    sql`b.resource_id = ${row.resourceId} and b.organisation_id = ${organisationId}
      and b.state in ('confirmed', 'checked_in') and b.ends_at > ${near.from} and b.starts_at < ${near.to}`,
  )
  return { token, ...row, bookings, idempotencyKey }
}
