import type { WaitingFirm } from '#app/contracts/views/waiting-firms.ts'
import type { Database } from '#db/client.ts'

const MOST = 200

/** Firms that nobody has verified yet, those who have waited longest first. */
export async function listWaitingFirms({ sql }: Database): Promise<WaitingFirm[]> {
  const rows = await sql<(Omit<WaitingFirm, 'registeredAt'> & { createdAt: Date })[]>`
    select id, name, credit_code as "creditCode", county, capabilities, created_at as "createdAt"
    from organisations where verified_at is null order by created_at, id limit ${MOST}`
  return rows.map(({ createdAt, ...firm }) => ({ ...firm, registeredAt: createdAt.toISOString() }))
}
