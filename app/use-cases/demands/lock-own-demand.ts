import { type LockedDemand, lockDemand } from '#db/stores/demands.ts'
import type { Act } from '../use-case.ts'

/** The actor's own demand under its lock; null for another firm's, as for one that is not there. */
export async function lockOwnDemand({ tx, actor }: Act, demandId: string): Promise<LockedDemand | null> {
  const demand = await lockDemand(tx, demandId)
  return actor.kind === 'person' && demand?.buyerId === actor.organisationId ? demand : null
}
