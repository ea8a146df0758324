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
