import {
  BANK_CASE_LIFECYCLE,
  type BankCaseEvent,
  type BankCaseKind,
  type BankCaseState,
} from '#app/domain/escrow/bank-case-lifecycle.ts'
import type { BookedPayment, Difference, StatementLine } from '#app/domain/escrow/compare-books.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Tx } from '../transaction.ts'
import { type Act, moveState, recordTrail } from './trail.ts'

export interface BankCaseRow {
  readonly id: string
  readonly kind: BankCaseKind
  readonly subjectId: string
  readonly statementOn: string
  readonly paymentId: string | null
  readonly organisationId: string | null
  /** What came into escrow by the bank's books, and by ours: positive in, negative out. */
  readonly bankFen: bigint
  readonly ledgerFen: bigint
  readonly state: BankCaseState
}

const COLUMNS = `id, kind, subject_id as "subjectId", statement_on::text as "statementOn", payment_id as "paymentId",
  organisation_id as "organisationId", bank_fen as "bankFen", ledger_fen as "ledgerFen", state`

export async function lockBankCase(tx: Tx, id: string): Promise<BankCaseRow | null> {
  const [row] = await tx.sql<BankCaseRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from bank_cases where id = ${id} for update`
  return row ?? null
}

/** The cases of a day that nobody has ended yet, locked. */
export async function lockLivingCases(tx: Tx, statementOn: string): Promise<BankCaseRow[]> {
  const rows = await tx.sql<BankCaseRow[]>`
    select ${tx.sql.unsafe(COLUMNS)} from bank_cases
    where statement_on = ${statementOn} and state in ('open', 'checking') order by id for update`
  return [...rows]
}

/** Opens a case per difference; one that was opened before, whatever became of it, is not opened again. */
export async function openCases(
  tx: Tx,
  act: Act & { readonly ids: Ids },
  statementOn: string,
  differences: readonly Difference[],
): Promise<number> {
  let opened = 0
  for (const { kind, subjectId, paymentId, organisationId, direction, bankFen, ledgerFen } of differences) {
    const id = act.ids.next('cas')
    const written = await tx.sql`
      insert into bank_cases (id, kind, subject_id, statement_on, payment_id, organisation_id, direction, bank_fen,
        ledger_fen, state, opened_at)
      values (${id}, ${kind}, ${subjectId}, ${statementOn}, ${paymentId}, ${organisationId}, ${direction},
        ${bankFen}, ${ledgerFen}, 'open', ${act.now})
      on conflict (kind, subject_id) do nothing returning 1`
    opened += written.length
    if (written.length === 0) continue
    const birth = { machine: 'bank_case', subjectId: id, poolId: null, event: 'differ', fromState: null }
    await recordTrail(tx, act, [{ ...birth, toState: 'open', facts: { kind, subjectId } }])
  }
  return opened
}

export interface Verdict {
  readonly event: BankCaseEvent
  readonly reason: string | null
  /** The counter-journal, when there is one. */
  readonly journalId?: string
}

/** Moves a case; what a person decided bears the person's name. */
export async function moveCase(tx: Tx, act: Act, row: BankCaseRow, verdict: Verdict): Promise<BankCaseState> {
  const { id, state: from } = row
  const { event, reason, journalId = null } = verdict
  const move = { lifecycle: BANK_CASE_LIFECYCLE, id, poolId: null, from, event, reason }
  const state = await moveState(tx, act, move)
  const by = act.actor.kind === 'person' ? act.actor.userId : null
  await tx.sql`
    update bank_cases set decided_by = ${by}, decided_at = ${act.now}, reason = ${reason}, journal_id = ${journalId}
    where id = ${id}`
  return state
}

/** A corrected case whose money goes back: the payment is named beside the correction, which stays as it was. */
export async function refundCase(
  tx: Tx,
  act: Act,
  { id, state: from }: BankCaseRow,
  { paymentId, reason }: { readonly paymentId: string; readonly reason: string },
): Promise<BankCaseState> {
  await tx.sql`update bank_cases set refund_payment_id = ${paymentId} where id = ${id}`
  const move = { lifecycle: BANK_CASE_LIFECYCLE, id, poolId: null, from, event: 'refund' as const, reason }
  return moveState(tx, act, move)
}

/** Keeps a day's lines as they came; a line that is there already stays as it first came. */
export async function keepStatementLines(
  tx: Tx,
  statementOn: string,
  lines: readonly (StatementLine & { readonly bookedAt: Date })[],
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({ ...line, fen: line.amountFen.toString(), amountFen: undefined }))
  await tx.sql`
    insert into bank_statement_lines (movement_id, statement_on, reference, account, direction, amount_fen, booked_at)
    select "movementId", ${statementOn}::date, reference, account, direction, fen, "bookedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line ("movementId" text, reference text, account text,
      direction text, fen bigint, "bookedAt" timestamptz)
    on conflict (movement_id) do nothing`
}

/** Lines of other days about the same payments, oldest first. */
export async function linesOfOtherDays(
  tx: Tx,
  statementOn: string,
  references: readonly string[],
): Promise<StatementLine[]> {
  const rows = await tx.sql<StatementLine[]>`
    select movement_id as "movementId", reference, account, direction, amount_fen as "amountFen"
    from bank_statement_lines
    where reference = any(${[...references]}::text[]) and statement_on <> ${statementOn}
    order by booked_at, movement_id`
  return [...rows]
}

/** The payments that the lines refer to, and those whose settlement was posted within the day. */
export async function bookedPayments(
  tx: Tx,
  references: readonly string[],
  day: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<BookedPayment[]> {
  const rows = await tx.sql<BookedPayment[]>`
    with posted as (
      select j.payment_id, -sum(e.amount_fen)::bigint as fen, min(j.posted_at) as at
      from journals j join entries e on e.journal_id = j.id and e.account_id like 'outside:%'
      where j.idempotency_key = 'settled:' || j.payment_id
        and (j.payment_id = any(${[...references]}::text[])
          or (j.posted_at >= ${day.startsAt} and j.posted_at < ${day.endsAt}))
      group by 1
    )
    select p.id as "paymentId", p.organisation_id as "organisationId", o.bank_account as account, p.direction,
      posted.fen as "postedFen"
    from payments p join organisations o on o.id = p.organisation_id left join posted on posted.payment_id = p.id
    where p.id = any(${[...references]}::text[]) or posted.payment_id is not null order by p.id`
  return [...rows]
}

export interface DayTotals {
  readonly statementOn: string
  readonly movements: number
  readonly bankInFen: bigint
  readonly bankOutFen: bigint
  readonly ledgerInFen: bigint
  readonly ledgerOutFen: bigint
  readonly differences: number
}

/** What a comparison came to; comparing a day again replaces it. */
export async function keepReconciliation(tx: Tx, now: Date, totals: DayTotals): Promise<void> {
  const { statementOn, movements, bankInFen, bankOutFen, ledgerInFen, ledgerOutFen, differences } = totals
  await tx.sql`
    insert into reconciliations (statement_on, compared_at, movements, bank_in_fen, bank_out_fen, ledger_in_fen,
      ledger_out_fen, differences)
    values (${statementOn}, ${now}, ${movements}, ${bankInFen}, ${bankOutFen}, ${ledgerInFen}, ${ledgerOutFen},
      ${differences})
    on conflict (statement_on) do update set compared_at = excluded.compared_at, movements = excluded.movements,
      bank_in_fen = excluded.bank_in_fen, bank_out_fen = excluded.bank_out_fen,
      ledger_in_fen = excluded.ledger_in_fen, ledger_out_fen = excluded.ledger_out_fen,
      differences = excluded.differences`
}

/** What the ledger has posted as settled within the day: in and out, both positive. */
export async function postedWithin(
  tx: Tx,
  day: { readonly startsAt: Date; readonly endsAt: Date },
): Promise<{ inFen: bigint; outFen: bigint }> {
  const [row] = await tx.sql<{ inFen: bigint; outFen: bigint }[]>`
    select coalesce(-sum(e.amount_fen) filter (where e.amount_fen < 0), 0)::bigint as "inFen",
      coalesce(sum(e.amount_fen) filter (where e.amount_fen > 0), 0)::bigint as "outFen"
    from journals j join entries e on e.journal_id = j.id and e.account_id like 'outside:%'
    where j.posted_at >= ${day.startsAt} and j.posted_at < ${day.endsAt}
      and j.idempotency_key = 'settled:' || j.payment_id`
  return row ?? { inFen: 0n, outFen: 0n }
}
