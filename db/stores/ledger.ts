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
 * Posts a journal: entries, and balances with them, in one call of the database (`post_journals`). True when it was
 * posted now, false when it had been posted before. Postings of 0 fen are left out; a journal of none is not written.
 * Throws when an account that may not be negative would become so (the database refuses).
 */
export async function postJournal(tx: Tx, now: Date, journal: Journal): Promise<boolean> {
  return (await postJournals(tx, now, [journal])).has(journal.id)
}

/**
 * Posts many journals in one call, judged in their order as if each had come alone. Answers the ids of those posted
 * now. One that the database refuses takes all of them with it: who gathers events tries them one by one then.
 */
export async function postJournals(
  tx: Tx,
  now: Date,
  journals: readonly Journal[],
): Promise<ReadonlySet<string>> {
  const kept = journals.filter(({ postings }) => postings.some(({ amountFen }) => amountFen !== 0n))
  if (kept.length === 0) return new Set()
  const lines = kept.flatMap((journal, index) => linesOf(journal, index + 1))
  faultPoint('ledger.posting')
  const [row] = await tx.sql<{ posted: string[] }[]>`
    select post_journals(${kept.map(({ id }) => id)}::text[],
      ${kept.map(({ idempotencyKey }) => idempotencyKey)}::text[], ${kept.map(({ kind }) => kind)}::text[],
      ${kept.map(({ poolId }) => poolId)}::text[], ${kept.map(({ orderId }) => orderId)}::text[],
      ${kept.map(({ paymentId }) => paymentId)}::text[], ${now.toISOString()}::timestamptz,
      ${lines.map(({ journal }) => journal)}::integer[], ${lines.map(({ line }) => line)}::integer[],
      ${lines.map(({ end }) => end.id)}::text[], ${lines.map(({ end }) => end.kind)}::text[],
      ${lines.map(({ end }) => end.poolId)}::text[],
      ${lines.map(({ end }) => String(ACCOUNT_KINDS[end.kind].mayBeNegative))}::text[]::boolean[],
      ${lines.map(({ fen }) => fen.toString())}::bigint[]) as posted`
  faultPoint('ledger.posted')
  return new Set(row?.posted)
}

/** Each posting is two entries, numbered within their journal; `place` is the journal's among its fellows, from 1. */
function linesOf({ kind, idempotencyKey, postings }: Journal, place: number) {
  const moved = postings.filter(({ amountFen }) => amountFen !== 0n)
  if (moved.some(({ amountFen }) => amountFen < 0n))
    throw new RangeError(`${kind} ${idempotencyKey}: a posting is positive; turn it round instead`)
  const ends = moved.flatMap(({ from, to, amountFen }) => [
    { end: from, fen: -amountFen },
    { end: to, fen: amountFen },
  ])
  return ends.map((half, line) => ({ ...half, journal: place, line }))
}

/** The balance of an account in fen; 0 when it was never used. */
export async function balanceOf(tx: Tx, accountId: string): Promise<bigint> {
  const rows = await tx.sql<{ balance_fen: bigint }[]>`
    select balance_fen from accounts where id = ${accountId} for update`
  return rows[0]?.balance_fen ?? 0n
}
