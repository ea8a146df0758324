import { ACCOUNT_KINDS, type JournalKind, type Posting } from '#app/domain/escrow/chart-of-accounts.ts'
import type { Tx } from '../transaction.ts'

/** One business event in money. */
export interface Journal {
  readonly id: string
  /** The same event posted again is no event: the key decides. */
  readonly idempotencyKey: string
  readonly kind: JournalKind
  readonly poolId: string | null
  readonly orderId: string | null
  readonly paymentId: string | null
  readonly postings: readonly Posting[]
}

/**
 * Posts a journal: entries, and balances in the same statement's transaction. True when it was posted now,
 * false when it had been posted before. Postings of 0 fen are left out; a journal of none is not written.
 * Throws when an account that may not be negative would become so (the database refuses).
 */
export async function postJournal(tx: Tx, now: Date, journal: Journal): Promise<boolean> {
  const postings = journal.postings.filter((posting) => posting.amountFen !== 0n)
  if (postings.length === 0) return false
  if (postings.some((posting) => posting.amountFen < 0n)) {
    throw new RangeError(
      `${journal.kind} ${journal.idempotencyKey}: a posting is positive; turn it round instead`,
    )
  }
  const written = await tx.sql`
    insert into journals (id, idempotency_key, kind, pool_id, order_id, payment_id, posted_at)
    values (${journal.id}, ${journal.idempotencyKey}, ${journal.kind}, ${journal.poolId}, ${journal.orderId},
      ${journal.paymentId}, ${now.toISOString()}::timestamptz)
    on conflict (idempotency_key) do nothing returning 1`
  if (written.length === 0) return false
  await addToBalances(tx, postings)
  const lines = postings.flatMap((posting, index) => [
    { line: index * 2, account_id: posting.from.id, amount_fen: (-posting.amountFen).toString() },
    { line: index * 2 + 1, account_id: posting.to.id, amount_fen: posting.amountFen.toString() },
  ])
  await tx.sql`
    insert into entries (journal_id, line, account_id, amount_fen)
    select ${journal.id}, line, account_id, amount_fen
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as entry (line int, account_id text, amount_fen bigint)`
  return true
}

/** Net change per account, in order of id: two journals that touch the same accounts lock them alike. */
async function addToBalances(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const changes = new Map<
    string,
    { id: string; kind: string; pool_id: string | null; negative: boolean; fen: bigint }
  >()
  const add = (end: Posting['from'], amountFen: bigint) => {
    const known = changes.get(end.id)
    changes.set(end.id, {
      id: end.id,
      kind: end.kind,
      pool_id: end.poolId,
      negative: ACCOUNT_KINDS[end.kind].mayBeNegative,
      fen: (known?.fen ?? 0n) + amountFen,
    })
  }
  for (const posting of postings) {
    add(posting.from, -posting.amountFen)
    add(posting.to, posting.amountFen)
  }
  const rows = [...changes.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({ ...row, fen: row.fen.toString() }))
  // Two steps: an upsert judges the check on the amount alone before it adds it to what is there.
  await tx.sql`
    insert into accounts (id, kind, pool_id, may_be_negative, balance_fen)
    select id, kind, pool_id, negative, 0
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as change (id text, kind text, pool_id text, negative boolean)
    on conflict (id) do nothing`
  await tx.sql`
    with change as materialized (
      select accounts.id, change.fen
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as change (id text, fen bigint)
      join accounts using (id)
      order by accounts.id
      for update of accounts
    )
    update accounts set balance_fen = balance_fen + change.fen from change where accounts.id = change.id`
}

/** The balance of an account in fen; 0 when it was never used. */
export async function balanceOf(tx: Tx, accountId: string): Promise<bigint> {
  const rows = await tx.sql<{ balance_fen: bigint }[]>`
    select balance_fen from accounts where id = ${accountId} for update`
  return rows[0]?.balance_fen ?? 0n
}
