import type { PlatformAhead } from '#app/contracts/views/platform-desk.ts'
import type { Sql } from '#db/client.ts'

/** What closing a platform would end with its money back, and what it would leave to be finished. */
export async function platformAhead(sql: Sql, platformId: string): Promise<PlatformAhead> {
  const [row] = await sql<PlatformAhead[]>`
    select b.bookings, b."heldFen", b.running, w.waits, t."testsToEnd", t."testsToFinish"
    from (select
        count(*) filter (where state <> 'checked_in')::int as bookings,
        coalesce(sum(held_fen) filter (where state <> 'checked_in'), 0)::float8 as "heldFen",
        count(*) filter (where state = 'checked_in')::int as running
      from bookings where platform_id = ${platformId} and (state in ('requested', 'confirmed', 'checked_in')
        or (state = 'interrupted' and settled_fen is null and checked_in_at is null))) b,
      (select count(*)::int as waits from waitlist_entries e join resources r on r.id = e.resource_id
        where r.platform_id = ${platformId} and e.state = 'waiting') w,
      (select count(*) filter (where is_empty)::int as "testsToEnd",
          count(*) filter (where not is_empty)::int as "testsToFinish"
        from (select o.state in ('submitted', 'accepted') and not exists (
            select 1 from test_samples s where s.order_id = o.id and s.state <> 'expected') as is_empty
          from test_orders o where o.platform_id = ${platformId} and o.state in
            ('submitted', 'accepted', 'samples_received', 'testing', 'under_review', 'amended')) o) t`
  if (!row) throw new Error('counts are always a row')
  return row
}
