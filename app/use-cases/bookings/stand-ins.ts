import { publicDays } from '#app/calendars/public-days.ts'
import { checkInWindow } from '#app/domain/bookings/booking-terms.ts'
import { judgeWindow, withBuffers } from '#app/domain/bookings/judge-window.ts'
import type { Span } from '#app/domain/bookings/local-time.ts'
import type { StandIn } from '#app/domain/bookings/replan.ts'
import type { BookingRow } from '#db/stores/bookings.ts'
import type { ClosureRow, ResourceRow } from '#db/stores/resources.ts'
import type { Act } from '../use-case.ts'

interface Around {
  readonly equivalents: readonly ResourceRow[]
  readonly holding: readonly BookingRow[]
  readonly closures: readonly ClosureRow[]
}

/**
 * The units of equivalent resources as the planner sees them. Only a confirmed booking that has not begun may
 * be asked to make room, and nobody is asked twice.
 */
export async function standInsOf({ tx, now }: Act, around: Around): Promise<StandIn[]> {
  const asked = await tx.sql<{ id: string }[]>`
    select distinct replaces_id as id from bookings
    where replaces_id in ${tx.sql(['', ...around.holding.map(({ id }) => id)])}`
  const hasBeenAsked = new Set(asked.map(({ id }) => id))
  const windowOf = ({ startsAt, endsAt }: BookingRow): Span => ({
    fromMs: startsAt.getTime(),
    toMs: endsAt.getTime(),
  })
  const isMovable = (resource: ResourceRow, booking: BookingRow) =>
    booking.state === 'confirmed' &&
    // Who may check in already is not asked any more.
    checkInWindow(resource.rules, booking.startsAt.getTime()).fromMs > now.getTime() &&
    booking.groupId === null &&
    !hasBeenAsked.has(booking.id)
  return around.equivalents.flatMap((resource) =>
    resource.unitIds.map((unitId): StandIn => {
      const here = around.holding.filter((booking) => booking.unitId === unitId)
      const closed = around.closures.filter(
        (one) => one.resourceId === resource.id && (one.unitId === null || one.unitId === unitId),
      )
      // Notice and horizon bind who books anew, not who lost what it had.
      const rules = { ...resource.rules, noticeMinutes: 0, horizonDays: 366 }
      return {
        unitId,
        allows: (window) => judgeWindow(rules, window, now.getTime(), publicDays) === null,
        occupiedBy: (window) => withBuffers(resource.rules, window),
        fixed: [
          ...closed,
          ...here
            .filter((one) => !isMovable(resource, one))
            .map((one) => withBuffers(resource.rules, windowOf(one))),
        ],
        movable: here
          .filter((one) => isMovable(resource, one))
          .map((one) => ({ id: one.id, window: windowOf(one) })),
      }
    }),
  )
}
