import { lockStandInsFor } from '#db/stores/bookings.ts'
import { lockResources } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'
import { offerFreed } from './offer-freed.ts'
import { replanStranded } from './replan-stranded.ts'
import { withdrawOffer } from './withdraw-offer.ts'

/**
 * A booking has moved on while its holder was asked to take another machine: the place that was kept for it goes
 * to who has lost a machine, or waits. The machines are locked by `lockMachine` before.
 */
export async function withdrawStandIns(act: Act, bookingId: string): Promise<void> {
  for (const standIn of await lockStandInsFor(act.tx, bookingId)) {
    await withdrawOffer(act, standIn)
    const [resource] = await lockResources(act.tx, [standIn.resourceId], 'update')
    if (resource) await replanStranded(act, resource)
    await offerFreed(act, standIn)
  }
}
