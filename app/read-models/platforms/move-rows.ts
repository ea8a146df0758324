import type { MoveRow, MoveStanding } from '#app/contracts/views/platform-desk.ts'
import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { Sql } from '#db/client.ts'

interface Row {
  bookingId: string
  holderName: string
  startsAt: Date
  endsAt: Date
  state: BookingState
  settledFen: bigint | null
  hasRun: boolean
  fromName: string
  fromUnit: number
  toName: string | null
  toUnit: number | null
  toState: BookingState | null
  answerBy: Date | null
}

/** Bookings that are over stay in sight for a day. */
const RECENT_MS = 86_400_000

/**
 * Who moves where after a breakdown of a machine or of one that stands in for it: each booking that lost its
 * machine or is asked to make room, with its latest proposal and what its holder has said.
 */
export async function moveRows(sql: Sql, resourceId: string, now: Date): Promise<MoveRow[]> {
  const rows = await sql<Row[]>`
    select o.id as "bookingId", f.name as "holderName", o.starts_at as "startsAt", o.ends_at as "endsAt", o.state,
      o.settled_fen as "settledFen", o.checked_in_at is not null as "hasRun", r.name as "fromName",
      u.number as "fromUnit", pr.name as "toName", pu.number as "toUnit", p.state as "toState", d.due_at as "answerBy"
    from resources here
      join resources r on r.platform_id = here.platform_id
        and (r.id = here.id or r.equivalence = here.equivalence)
      join bookings o on o.resource_id = r.id
      join resource_units u on u.id = o.unit_id
      join organisations f on f.id = o.organisation_id
      left join lateral (
        select * from bookings q where q.replaces_id = o.id order by q.created_at desc, q.id desc limit 1) p on true
      left join resources pr on pr.id = p.resource_id
      left join resource_units pu on pu.id = p.unit_id
      left join deadlines d on d.kind = 'booking.answer' and d.subject_id = p.id and d.done_at is null
    where here.id = ${resourceId} and o.ends_at > ${new Date(now.getTime() - RECENT_MS)}
      and (o.state in ('interrupted', 'rebooked') or (o.state = 'confirmed' and p.state = 'requested'))
    order by o.starts_at, o.id limit 200`
  return rows.map((row) => ({
    bookingId: row.bookingId,
    holderName: row.holderName,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    from: { name: row.fromName, unitNumber: row.fromUnit },
    to: row.toName === null ? null : { name: row.toName, unitNumber: row.toUnit ?? 1 },
    standing: standingOf(row),
    makesRoom: row.state === 'confirmed',
    answerBy: row.answerBy?.toISOString() ?? null,
  }))
}

function standingOf({ state, toState, settledFen, hasRun }: Row): MoveStanding {
  if (state === 'rebooked') return 'moved'
  if (toState === 'requested') return 'asked'
  if (settledFen === null) return 'waits'
  if (hasRun) return 'brokenOff'
  return toState === null ? 'unplaced' : 'declined'
}
