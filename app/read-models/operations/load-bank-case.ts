import type { CaseView } from '#app/contracts/views/operations.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { Actor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'

interface CaseRow
  extends Omit<CaseView, 'openedAt' | 'decidedAt' | 'lines' | 'correctionFen' | 'mayAct' | 'idempotencyKey'> {
  readonly openedAt: Date
  readonly decidedAt: Date | null
}

/** One difference with everything that both books say of it; null when there is none. */
export async function loadBankCase(
  { sql }: Database,
  actor: Actor,
  id: string,
  idempotencyKey: string,
): Promise<CaseView | null> {
  const [row] = await sql<CaseRow[]>`
    select c.id, c.kind, c.state, c.subject_id as "subjectId", c.statement_on::text as day, c.payment_id as "paymentId",
      p.state as "paymentState", o.name as "organisationName", c.bank_fen::float8 as "bankFen",
      c.ledger_fen::float8 as "ledgerFen", c.opened_at as "openedAt", c.decided_at as "decidedAt", c.reason,
      c.journal_id as "journalId", c.refund_payment_id as "refundPaymentId", r.state as "refundPaymentState",
      (select a.balance_fen::float8 from accounts a where a.id = 'suspense:' || c.id and a.balance_fen > 0
        and c.state = 'corrected' and c.organisation_id is not null) as "suspenseFen"
    from bank_cases c left join payments p on p.id = c.payment_id left join payments r on r.id = c.refund_payment_id
      left join organisations o on o.id = c.organisation_id
    where c.id = ${id}`
  if (!row) return null
  const isLiving = row.state === 'open' || row.state === 'checking'
  const missingFen = row.bankFen - row.ledgerFen
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    lines: await listLines(sql, row),
    correctionFen: isLiving && missingFen !== 0 && row.kind !== 'missing_in_ledger' ? missingFen : null,
    mayAct: (isLiving || row.suspenseFen !== null) && isPermitted(actor, 'operator.act'),
    idempotencyKey,
  }
}

async function listLines(sql: Sql, row: CaseRow): Promise<CaseView['lines']> {
  const rows = await sql<(Omit<CaseView['lines'][number], 'at'> & { at: Date })[]>`
    select movement_id as id, statement_on::text as day, direction, account, amount_fen::float8 as "amountFen",
      booked_at as at
    from bank_statement_lines
    where movement_id = ${row.subjectId} or reference = ${row.paymentId} order by booked_at, movement_id limit 50`
  return rows.map((line) => ({ ...line, at: line.at.toISOString() }))
}
