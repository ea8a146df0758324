import { WAITLIST_LIFECYCLE } from '#app/domain/bookings/waitlist-lifecycle.ts'
import { tellNotice } from '#db/notices.ts'
import { dropDeadline } from '#db/outbox.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import { moveState } from '#db/stores/trail.ts'
import { lockWaiting } from '#db/stores/waitlist.ts'
import type { Act } from '../use-case.ts'

const FOR_EVER = new Date('9999-01-01T00:00:00Z')

/** Nobody waits any more for a machine that is gone: each firm in line is told. */
export async function endLine(act: Act, resource: Pick<ResourceRow, 'id' | 'name'>): Promise<void> {
  const { tx, now } = act
  for (const entry of await lockWaiting(tx, resource.id, new Date(0), FOR_EVER)) {
    const move = { lifecycle: WAITLIST_LIFECYCLE, id: entry.id, poolId: null, from: entry.state } as const
    await moveState(tx, act, { ...move, event: 'lapse' })
    await dropDeadline(tx, now, 'waitlist.end', entry.id)
    await tellNotice(tx, now, {
      kind: 'booking_wait_ended',
      firms: [entry.organisationId],
      about: { kind: 'resource', id: resource.id },
      facts: { title: resource.name, startsAt: entry.startsAt.toISOString() },
      once: `wait-ended:${entry.id}`,
    })
  }
}
