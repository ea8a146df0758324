import type { BankDeskView, CaseLine, DayLine, DoubtLine } from '#app/contracts/views/operations.ts'
import type { Database, Sql } from '#db/client.ts'

const DAYS = 31
const CASES = 100

/** The days that were compared, the newest first, and the differences, those still open first. */
export async function loadBankDesk({ sql }: Database): Promise<BankDeskView> {
  const [doubts, days, cases, open] = await Promise.all([
    doubtsOf(sql),
    sql<(Omit<DayLine, 'comparedAt'> & { comparedAt: Date })[]>`
      select statement_on::text as day, compared_at as "comparedAt", movements, bank_in_fen::float8 as "bankInFen",
        bank_out_fen::float8 as "bankOutFen", ledger_in_fen::float8 as "ledgerInFen",
        ledger_out_fen::float8 as "ledgerOutFen", differences
      from reconciliations order by statement_on desc limit ${DAYS}`,
    sql<(Omit<CaseLine, 'openedAt'> & { openedAt: Date })[]>`
      select c.id, c.kind, c.state, c.statement_on::text as day, o.name as "organisationName",
        c.bank_fen::float8 as "bankFen", c.ledger_fen::float8 as "ledgerFen", c.opened_at as "openedAt"
      from bank_cases c left join organisations o on o.id = c.organisation_id
      order by c.state not in ('open', 'checking'), c.opened_at desc, c.id limit ${CASES}`,
    sql<{ count: number }[]>`
      select count(*)::int as count from bank_cases where state in ('open', 'checking')`,
  ])
  return {
    doubts,
    days: days.map((row) => ({ ...row, comparedAt: row.comparedAt.toISOString() })),
    cases: cases.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() })),
    openCases: open[0]?.count ?? 0,
  }
}

async function doubtsOf(sql: Sql): Promise<DoubtLine[]> {
  const rows = await sql<(Omit<DoubtLine, 'since' | 'askedAt'> & { since: Date; askedAt: Date | null })[]>`
    select p.id as "paymentId", o.name as firm, p.direction, p.purpose, p.amount_fen::float8 as "amountFen",
      p.updated_at as since, d.due_at as "askedAt"
    from payments p join organisations o on o.id = p.organisation_id
      left join deadlines d on d.kind = 'bank.inquiry' and d.subject_id = p.id and d.done_at is null
    where p.state = 'in_doubt' order by p.updated_at, p.id limit ${CASES}`
  return rows.map((row) => ({
    ...row,
    since: row.since.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
  }))
}
