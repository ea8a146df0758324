import type { LedgerView } from '#app/contracts/views/operations.ts'
import type { Database } from '#db/client.ts'

/** The published head of the chain over journals: a public fact, so that anybody can hold it against us. */
export async function loadLedger({ sql }: Database): Promise<LedgerView> {
  const [[last], [waiting]] = await Promise.all([
    sql<{ ordinal: number; hash: string; sealedAt: Date }[]>`
      select ordinal::float8 as ordinal, encode(chain_hash, 'hex') as hash, sealed_at as "sealedAt"
      from journal_seals order by journal_seals.ordinal desc limit 1`,
    sql<{ count: number }[]>`select count(*)::int as count from unsealed_journals`,
  ])
  return {
    head: last ? `${last.ordinal}:${last.hash}` : null,
    sealedAt: last?.sealedAt.toISOString() ?? null,
    sealed: last?.ordinal ?? 0,
    waiting: waiting?.count ?? 0,
  }
}
