import type { Sql } from '#db/client.ts'

type Fragment = ReturnType<Sql>

/** What escrow paid to a platform's leader for one piece of equipment or one test service in a month. */
export interface IncomeRow {
  readonly platformId: string
  readonly kind: 'booking' | 'test'
  readonly id: string
  readonly name: string
  /** `YYYY-MM`, local. */
  readonly month: string
  readonly fen: number
}

/**
 * Income as the ledger has it: every pay-out from a booking's or a test order's escrow account, on the day on which
 * it left that account. A condition on `t.platform_id` and `t.at` picks which.
 */
export async function incomeRows(sql: Sql, where: Fragment): Promise<IncomeRow[]> {
  const rows = await sql<IncomeRow[]>`
    select t.platform_id as "platformId", t.kind, t.id, t.name,
      to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(t.fen)::float8 as fen
    from (
      select b.platform_id, 'booking' as kind, r.id, r.name, r.created_at as since, p.created_at as at, p.amount_fen as fen
      from bookings b join resources r on r.id = b.resource_id
        join payments p on p.booking_id = b.id and p.direction = 'out' and p.purpose = 'payout'
      union all
      select o.platform_id, 'test', s.id, s.name_zh, s.updated_at, p.created_at, p.amount_fen
      from test_orders o join test_services s on s.id = o.service_id
        join payments p on p.test_order_id = o.id and p.direction = 'out' and p.purpose = 'payout') t
    where ${where}
    group by t.platform_id, t.kind, t.id, t.name, t.since, 5 order by t.kind, t.since, t.id, 5`
  return [...rows]
}

/** What such rows come to, for bookings and for tests. */
export function incomeSums(rows: readonly IncomeRow[]): { bookingFen: number; testFen: number } {
  const sumOf = (kind: IncomeRow['kind']) =>
    rows.reduce((sum, row) => sum + (row.kind === kind ? row.fen : 0), 0)
  return { bookingFen: sumOf('booking'), testFen: sumOf('test') }
}
