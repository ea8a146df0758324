import type { ListingReviewView } from '#app/contracts/views/catalogue.ts'
import type { Database } from '#db/client.ts'
import { listingView, readListings } from './listing-rows.ts'

const MOST = 50

/** What the operator has to read before it is published, the longest waiting first. */
export async function listSubmitted(
  { sql }: Database,
  now: Date,
  idempotencyKey: string,
): Promise<ListingReviewView> {
  const rows = await readListings(
    sql,
    sql`l.state = 'submitted'`,
    sql`order by l.updated_at, l.id limit ${MOST}`,
  )
  return {
    waiting: rows.map((row) => ({
      ...listingView(row, now),
      version: row.version,
      updatedAt: row.updatedAt.toISOString(),
    })),
    idempotencyKey,
  }
}
