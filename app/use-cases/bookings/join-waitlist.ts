import { publicDays } from '#app/calendars/public-days.ts'
import type { JoinWaitlist } from '#app/contracts/bookings.ts'
import { decideBooking } from '#app/domain/bookings/decide-booking.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { setDeadline } from '#db/outbox.ts'
import { lockResources } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { insertWaiting } from '#db/stores/waitlist.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { countQuota } from './count-quota.ts'
import { loadDeskBook } from './desk-book.ts'
import { viewInBook } from './view-in-book.ts'

/**
 * 候补: waits for a slot that is taken, and only for what could be booked if it were free. Refused: SLOT_FREE,
 * WAITLIST_EXISTS, and whatever a booking would be refused for.
 */
export function joinWaitlist(ctx: Ctx, input: JoinWaitlist): Promise<Result<{ entryId: string }>> {
  return inTransaction(ctx, 'platform.use', async (act) => {
    const { tx, now, actor } = act
    if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
    const { resourceId, startsAt, endsAt, purpose } = input
    const window = { fromMs: startsAt.getTime(), toMs: endsAt.getTime() }
    // Whoever frees a slot holds the machine shared: it has freed it before we look, or finds us in the line.
    await lockResources(tx, [resourceId], 'update')
    const asking = { actor, resourceIds: [resourceId], windows: [window] }
    const book = await loadDeskBook(tx, now, [asking])
    await countQuota(tx, book, [asking])
    const row = book.resources.get(resourceId)
    if (!row) return refuse('RESOURCE_NOT_FOUND')
    const { resource, applicant } = viewInBook(book, row, actor, window)
    const decided = decideBooking(resource, applicant, window, { nowMs: now.getTime(), days: publicDays })
    if (decided.ok) return refuse('SLOT_FREE')
    if (decided.refusal.code !== 'SLOT_TAKEN') return decided
    const entryId = act.ids.next('wtl')
    const { organisationId, userId } = actor
    const entry = { id: entryId, resourceId, organisationId, userId, startsAt, endsAt, purpose }
    if (!(await insertWaiting(tx, now, entry))) return refuse('WAITLIST_EXISTS')
    await setDeadline(tx, now, 'waitlist.end', entryId, startsAt)
    const line = { machine: 'waitlist_entry', subjectId: entryId, poolId: null, event: 'wait' }
    await recordTrail(tx, act, [{ ...line, fromState: null, toState: 'waiting', facts: { resourceId } }])
    return accept({ entryId })
  })
}
