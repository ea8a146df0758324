import { type BookingRow, hasStandIn } from '#db/stores/bookings.ts'
import { lockResources, lockWithKin, type ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'

/**
 * The machine of a booking, locked for its holder's act. While a place on another machine is kept for the holder
 * the whole kin is locked, from the start and in order: that place may have to be let go.
 */
export async function lockMachine({ tx }: Act, seen: BookingRow): Promise<ResourceRow | null> {
  if (await hasStandIn(tx, seen.id)) return lockWithKin(tx, seen.resourceId)
  const [resource] = await lockResources(tx, [seen.resourceId], 'share')
  return resource ?? null
}
