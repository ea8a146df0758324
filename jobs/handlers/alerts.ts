import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { findSearchHits } from '#app/read-models/searches/find-search-hits.ts'
import { matchListing } from '#app/use-cases/demands/match-listing.ts'
import { awaitIndex } from '#app/use-cases/searches/await-index.ts'
import { claimAlerts } from '#app/use-cases/searches/claim-alerts.ts'
import { tellHits } from '#app/use-cases/searches/tell-hits.ts'
import type { JobContext } from '../worker.ts'

const asClock = (job: JobContext) => ({ ...job, actor: SYSTEM_ACTOR })

/** A listing has changed: demands that it fits hear of it, and saved searches are looked through soon. */
export async function alertOfListing(job: JobContext, listingId: string): Promise<void> {
  await matchListing(asClock(job), listingId)
  await awaitIndex(asClock(job))
}

/** Looks through the saved searches and tells their owners what is new; each search stands for itself. */
export async function alertSearches(job: JobContext, subjectId: string): Promise<void> {
  const claimed = await claimAlerts(asClock(job), subjectId)
  if (!claimed.ok) return
  for (const searchId of claimed.value.searchIds) {
    const listingIds = await findSearchHits(job.database, job.clock, searchId)
    if (listingIds.length > 0) await tellHits(asClock(job), { searchId, listingIds })
  }
}
