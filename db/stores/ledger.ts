import { ACCOUNT_KINDS, type JournalKind, type Posting } from '#app/domain/escrow/chart-of-accounts.ts'
import { faultPoint } from '../fault-points.ts'
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
 * Posts a journal: entries, and balances with them, in one call of the database (`post_journal`). True when it was posted now,
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
  const { id, idempotencyKey, kind, poolId, orderId, paymentId } = journal
  const lines = postings.flatMap(({ from, to, amountFen }) => [
    { end: from, fen: -amountFen },
    { end: to, fen: amountFen },
  ])
  faultPoint('ledger.posting')
  const [row] = await tx.sql<{ isNew: boolean }[]>`
    select post_journal(${id}, ${idempotencyKey}, ${kind}, ${poolId}, ${orderId}, ${paymentId},
      ${now.toISOString()}::timestamptz, ${lines.map(({ end }) => end.id)}::text[],
      ${lines.map(({ end }) => end.kind)}::text[], ${lines.map(({ end }) => end.poolId)}::text[],
      ${lines.map(({ end }) => String(ACCOUNT_KINDS[end.kind].mayBeNegative))}::text[]::boolean[],
      ${lines.map(({ fen }) => fen.toString())}::bigint[]) as "isNew"`
  faultPoint('ledger.posted')
  return row?.isNew === true
}

/** The balance of an account in fen; 0 when it was never used. */
export async function balanceOf(tx: Tx, accountId: string): Promise<bigint> {
  const rows = await tx.sql<{ balance_fen: bigint }[]>`
    select balance_fen from accounts where id = ${accountId} for update`
  return rows[0]?.balance_fen ?? 0n
}
