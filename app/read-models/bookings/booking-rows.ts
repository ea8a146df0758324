import type { BookingCard } from '#app/contracts/views/bookings.ts'
import { cancelTerms } from '#app/domain/bookings/booking-terms.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { minFen, rateFen } from '#app/domain/shared/money.ts'
import type { Sql } from '#db/client.ts'

type Fragment = ReturnType<typeof fragment>
const fragment = (sql: Sql) => sql`true`

interface Row
  extends Omit<
    BookingCard,
    | 'startsAt'
    | 'endsAt'
    | 'payment'
    | 'cancelFeeFen'
    | 'mayChange'
    | 'answerBy'
    | 'checkedInAt'
    | 'lateMinutes'
  > {
  checkedInAt: Date | null
  startsAt: Date
  endsAt: Date
  answerBy: Date | null
  paymentId: string | null
  paymentFen: number | null
  paymentDueAt: Date | null
  rules: ResourceRules
}

/** Bookings that a condition on `b` picks, as their cards, with what can be done with them at an instant. */
export async function bookingCards(
  sql: Sql,
  now: Date,
  where: Fragment,
  limit = 200,
): Promise<BookingCard[]> {
  const rows = await sql<Row[]>`
    select b.id, b.resource_id as "resourceId", r.name as "resourceName", p.name as "platformName",
      p.slug as "platformSlug", o.name as "holderName", u.number as "unitNumber", b.state, b.awaits,
      b.starts_at as "startsAt", b.ends_at as "endsAt", b.price_fen::float8 as "priceFen",
      b.held_fen::float8 as "heldFen", b.settled_fen::float8 as "settledFen",
      b.checked_in_at as "checkedInAt", b.purpose, b.reason,
      b.replaces_id is not null as "isReplacement",
      (select s.name from bookings f join resources s on s.id = f.resource_id where f.id = b.replaces_id) as "replacesName",
      d.due_at as "answerBy", r.rules,
      b.state in ('requested', 'confirmed') and r.rules->>'qualification' is not null
        and p.leader_id <> b.organisation_id and not exists (
          select 1 from qualifications q
          where q.platform_id = b.platform_id and q.organisation_id = b.organisation_id and q.revoked_at is null
            and q.code = r.rules->>'qualification'
            and q.expires_on >= ((b.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date
        ) as "lacksQualification",
      y.id as "paymentId", y.amount_fen::float8 as "paymentFen", y.due_at as "paymentDueAt"
    from bookings b
      join resources r on r.id = b.resource_id join platforms p on p.id = b.platform_id
      join organisations o on o.id = b.organisation_id join resource_units u on u.id = b.unit_id
      left join deadlines d on d.kind = 'booking.answer' and d.subject_id = b.id and d.done_at is null
      left join lateral (
        select id, amount_fen, due_at from payments
        where booking_id = b.id and direction = 'in' and state in ('payable', 'refused') order by id limit 1) y on true
    where ${where}
    order by b.starts_at, b.id limit ${limit}`
  return rows.map((row) => toCard(row, now))
}

function toCard({ rules, paymentId, paymentFen, paymentDueAt, ...row }: Row, now: Date): BookingCard {
  const isOpen = row.awaits === 'platform' || row.state === 'confirmed'
  const terms = cancelTerms(rules, row.state, row.startsAt.getTime(), now.getTime())
  const feeFen = minFen(rateFen(BigInt(row.priceFen), terms.basisPoints), BigInt(row.heldFen))
  const overMs = row.state === 'checked_in' ? now.getTime() - row.endsAt.getTime() : 0
  return {
    ...row,
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
    lateMinutes: Math.max(0, Math.floor(overMs / 60_000)),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    answerBy: row.answerBy?.toISOString() ?? null,
    payment:
      paymentId === null
        ? null
        : { id: paymentId, amountFen: paymentFen ?? 0, dueAt: paymentDueAt?.toISOString() ?? null },
    cancelFeeFen: isOpen ? Number(feeFen) : null,
    mayChange: isOpen && terms.event === 'cancel',
  }
}
