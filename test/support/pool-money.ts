import type { Database } from '#db/client.ts'

/** What a firm has outside the custodian: gained above zero, spent below it. */
export async function outsideFen({ sql }: Database, firmId: string): Promise<bigint> {
  const [row] = await sql<{ fen: bigint }[]>`
    select balance_fen as fen from accounts where id = ${`outside:${firmId}`}`
  return row?.fen ?? 0n
}

/** What the custodian still holds for a pool. */
export async function escrowFen({ sql }: Database, poolId: string): Promise<bigint | undefined> {
  const [row] = await sql<{ fen: bigint }[]>`
    select coalesce(sum(balance_fen), 0)::bigint as fen from accounts where pool_id = ${poolId} and kind <> 'outside'`
  return row?.fen
}
