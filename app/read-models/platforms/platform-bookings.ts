import type { InsightDays } from '#app/contracts/views/insights.ts'
import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { insightSpan } from './insight-span.ts'
import { postOn } from './platform-rows.ts'

export interface PlatformBooking {
  readonly resourceName: string
  readonly holderName: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: BookingState
  readonly priceFen: number
  readonly settledFen: number | null
  readonly purpose: string
}

const MOST = 50_000

/** Every booking of a platform since a span began, those to come included, for who leads it; else null. */
export async function platformBookings(
  { sql }: Database,
  slug: string,
  actor: PersonActor,
  days: InsightDays,
  now: Date,
): Promise<PlatformBooking[] | null> {
  const [platform] = await sql<{ id: string }[]>`select id from platforms where slug = ${slug}`
  if (!platform || !(await postOn(sql, platform.id, actor)).isLead) return null
  const from = new Date(insightSpan(days, now).window.fromMs)
  const rows = await sql<PlatformBooking[]>`
    select r.name as "resourceName", o.name as "holderName", b.starts_at as "startsAt", b.ends_at as "endsAt", b.state,
      b.price_fen::float8 as "priceFen", b.settled_fen::float8 as "settledFen", b.purpose
    from bookings b join resources r on r.id = b.resource_id join organisations o on o.id = b.organisation_id
    where b.platform_id = ${platform.id} and b.ends_at > ${from}
    order by b.starts_at, b.id limit ${MOST}`
  return [...rows]
}
