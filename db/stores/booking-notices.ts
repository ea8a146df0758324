import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { BookingOrigin } from '#app/domain/notices/booking-notices.ts'
import type { Tx } from '../transaction.ts'

/** A booking as a notice about it needs it. */
export interface NoticedBooking {
  readonly id: string
  /** Bookings made by one act: told of together. */
  readonly madeWith: string
  readonly holder: string
  readonly leader: string
  readonly slug: string
  readonly title: string
  readonly firm: string
  readonly state: BookingState
  readonly startsAt: Date
  readonly reason: string | null
  readonly answerBy: Date | null
  readonly origin: BookingOrigin
  /** It lost its machine before it began, and its money has gone back whole. */
  readonly isCalledOff: boolean
}

export async function loadNoticedBooking(tx: Tx, bookingId: string): Promise<NoticedBooking | null> {
  const rows = await tx.sql<NoticedBooking[]>`
    select b.id, coalesce(b.series_id, b.group_id, b.id) as "madeWith", b.organisation_id as holder,
      p.leader_id as leader, p.slug, r.name as title, o.name as firm, b.state, b.starts_at as "startsAt", b.reason,
      b.state = 'interrupted' and b.settled_fen = 0 and b.checked_in_at is null as "isCalledOff",
      d.due_at as "answerBy",
      case when b.replaces_id is not null then 'stand_in'
        when exists (select 1 from waitlist_entries w where w.booking_id = b.id) then 'freed'
        else 'asked' end as origin
    from bookings b join platforms p on p.id = b.platform_id join resources r on r.id = b.resource_id
      join organisations o on o.id = b.organisation_id
      left join deadlines d on d.kind = 'booking.answer' and d.subject_id = b.id and d.done_at is null
    where b.id = ${bookingId}`
  return rows[0] ?? null
}
