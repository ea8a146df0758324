import type { Database } from '../client.ts'
import { faultPoint } from '../fault-points.ts'

const BATCH = 1_000

/** Seals every journal that waits, oldest first. Answers how many were sealed now. */
export async function sealJournals({ sql }: Database, now: Date): Promise<number> {
  let count = 0
  for (;;) {
    faultPoint('chain.sealing')
    const [row] = await sql<{ sealed: number }[]>`select seal_journals(${BATCH}, ${now}) as sealed`
    faultPoint('chain.sealed')
    count += row?.sealed ?? 0
    if ((row?.sealed ?? 0) < BATCH) return count
  }
}

/** The last seal, as it is published: `ORDINAL:HASH`; null when nothing is sealed yet. */
export async function chainHead({ sql }: Database): Promise<string | null> {
  const [row] = await sql<{ head: string }[]>`
    select ordinal || ':' || encode(chain_hash, 'hex') as head from journal_seals order by ordinal desc limit 1`
  return row?.head ?? null
}
