import type { BankDifference, LedgerAccount, OperatorView, QueueView } from '#app/contracts/views/operator.ts'
import type { Locale } from '#app/contracts/views/shell.ts'
import { ACCOUNT_KINDS } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Database, Sql } from '#db/client.ts'
import { checkInvariants } from '../invariants/find-broken.ts'

const EXAMPLES = 3
const ACCOUNTS = 40

/** What must always be true and whether it is; the ledger; what waits to be done. */
export async function loadOperator(database: Database, now: Date, locale: Locale): Promise<OperatorView> {
  const { sql } = database
  const [checked, sums, accounts, queues, waiting, differences] = await Promise.all([
    checkInvariants(database, now),
    ledgerSums(sql),
    largestAccounts(sql),
    deadlineQueues(sql, now),
    sql<{ waiting: number; oldestAt: Date | null }[]>`
      select count(*)::int as waiting, min(created_at) as "oldestAt" from outbox where dispatched_at is null`,
    bankDifferences(sql, now),
  ])
  return {
    checkedAt: now.toISOString(),
    invariants: checked.map(({ number, name, nameZh, examples }) => ({
      number,
      name: locale === 'zh' ? nameZh : name,
      isHeld: examples.length === 0,
      brokenCount: examples.length,
      examples: examples.slice(0, EXAMPLES),
    })),
    ledger: { ...sums, accounts },
    queues,
    failedJobs: [],
    outbox: {
      waiting: waiting[0]?.waiting ?? 0,
      oldestAt: waiting[0]?.oldestAt?.toISOString() ?? null,
    },
    differences,
  }
}

const HELD_KINDS = Object.entries(ACCOUNT_KINDS)
  .filter(([, kind]) => kind.heldByCustodian)
  .map(([name]) => name)

async function ledgerSums(sql: Sql) {
  const rows = await sql<{ journals: number; entries: number; sumFen: number; escrowFen: number }[]>`
    select (select count(*)::int from journals) as journals, count(*)::int as entries,
      coalesce(sum(amount_fen), 0)::float8 as "sumFen",
      (select coalesce(sum(balance_fen), 0)::float8 from accounts where kind in ${sql(HELD_KINDS)}) as "escrowFen"
    from entries`
  return rows[0] ?? { journals: 0, entries: 0, sumFen: 0, escrowFen: 0 }
}

async function largestAccounts(sql: Sql): Promise<LedgerAccount[]> {
  const rows = await sql<LedgerAccount[]>`
    select a.id as account, o.name as "organisationName", a.balance_fen::float8 as "balanceFen"
    from accounts a left join organisations o on a.id = 'outside:' || o.id
    where a.balance_fen <> 0 order by abs(a.balance_fen) desc, a.id limit ${ACCOUNTS}`
  return [...rows]
}

/** Deadlines by kind: due and not done, still to come, done. Nothing here depends on which queue runs them. */
async function deadlineQueues(sql: Sql, now: Date): Promise<QueueView[]> {
  const rows = await sql<QueueView[]>`
    select kind as name, count(*) filter (where done_at is null and due_at <= ${now})::int as waiting,
      0 as active, count(*) filter (where done_at is null and due_at > ${now})::int as delayed,
      0 as failed, count(*) filter (where done_at is not null)::int as completed
    from deadlines group by kind order by kind`
  return [...rows]
}

interface DifferenceRow {
  readonly id: string
  readonly reference: string
  readonly bankFen: bigint | null
  readonly ledgerFen: bigint | null
}

/** What the bank has settled and our books have not, or the other way round, or at another amount. */
async function bankDifferences(sql: Sql, now: Date): Promise<BankDifference[]> {
  const rows = await sql<DifferenceRow[]>`
    select coalesce(i.id, y.id) as id, coalesce(y.id, i.payment_id) as reference, i.amount_fen as "bankFen",
      case when y.state = 'settled' then y.amount_fen end as "ledgerFen"
    from payments y full join (
      select payment_id, min(id) as id, sum(amount_fen)::bigint as amount_fen from mock_bank.instructions
      where settled_at is not null group by 1) i on i.payment_id = y.id
    where (i.id is not null or y.state = 'settled')
      and i.amount_fen is distinct from case when y.state = 'settled' then y.amount_fen end
      and coalesce(y.state, '') not in ('instructed', 'processing', 'in_doubt')
    order by 1 limit 50`
  return rows.map((row) => ({
    id: row.id,
    foundAt: now.toISOString(),
    reference: row.reference,
    bankFen: row.bankFen === null ? null : Number(row.bankFen),
    ledgerFen: row.ledgerFen === null ? null : Number(row.ledgerFen),
  }))
}
