import type { Database } from '#db/client.ts'
import { setDeadline } from '#db/outbox.ts'
import { begin } from '#db/transaction.ts'
import { indexListings } from '#search/postgres-index.ts'
import { repairIndex, type SearchIndex } from '#search/search-index.ts'
import { listingIdsOfSupplier } from '#search/store.ts'
import type { JobContext } from '../worker.ts'

/** An engine that did not answer is brought up to date this much later, by comparing all that it has. */
const REPAIR_AFTER_MS = 60_000

/**
 * Brings the search up to date for listings that changed. The database's own index is written first; when
 * the other engine does not take its part, that is remembered as a deadline and made up for as a whole, so no
 * change is lost however long it is away. Run twice, it writes the same.
 */
export async function indexChanged(
  job: JobContext,
  mirror: SearchIndex | null,
  listingIds: readonly string[],
): Promise<void> {
  if (listingIds.length === 0) return
  await indexListings(job.database.sql, listingIds)
  if (!mirror) return
  try {
    await mirror.index(listingIds)
  } catch (fault) {
    job.log.warn({ err: fault }, 'the search engine takes no changes now; it is repaired later')
    await repairLater(job)
  }
}

/** All that a supplier has published: its name is part of what they are found by. */
export async function indexSupplier(
  job: JobContext,
  mirror: SearchIndex | null,
  organisationId: string,
): Promise<void> {
  await indexChanged(job, mirror, await listingIdsOfSupplier(job.database.sql, organisationId))
}

/** Compares the other engine's index with the database and puts it right; what fails is tried again later. */
export async function repairMirror(job: JobContext, mirror: SearchIndex | null): Promise<void> {
  try {
    if (mirror) await ((await mirror.isBuilt()) ? repairIndex(mirror) : mirror.rebuild())
    await begin(
      job.database,
      (tx) => tx.sql`
      update deadlines set done_at = ${job.clock.now()}
      where kind = 'search.repair' and subject_id = 'mirror' and due_at <= ${job.clock.now()}`,
    )
  } catch (fault) {
    job.log.warn({ err: fault }, 'the search engine could not be repaired yet')
    await repairLater(job)
  }
}

/** Has the other engine's index looked over as soon as a worker runs: after a start, or by hand. */
export async function askForRepair(database: Database, now: Date): Promise<void> {
  await begin(database, (tx) => setDeadline(tx, now, 'search.repair', 'mirror', now))
}

async function repairLater({ database, clock }: JobContext): Promise<void> {
  const now = clock.now()
  await begin(database, (tx) =>
    setDeadline(tx, now, 'search.repair', 'mirror', new Date(now.getTime() + REPAIR_AFTER_MS)),
  )
}
