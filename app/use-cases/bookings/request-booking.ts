import type { RequestBooking } from '#app/contracts/bookings.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import type { Ctx, Result } from '../use-case.ts'
import { askBookingDesk } from './booking-desk.ts'
import { type BookingAnswer, readRequest } from './booking-request.ts'

/**
 * 预约: books one or more resources for a time, once or by a recurrence. What needs approval holds its slot
 * meanwhile; what is confirmed waits for its prepayment. Who comes second is told at once, with the nearest
 * free slots. Refused: RESOURCE_NOT_FOUND, every rule of the resource by its own code, PLATFORM_MEMBERS_ONLY,
 * QUALIFICATION_*, QUOTA_EXCEEDED, BOOKING_MAINTENANCE, SLOT_TAKEN, RECURRENCE_*.
 */
export async function requestBooking(ctx: Ctx, input: RequestBooking): Promise<Result<BookingAnswer>> {
  if (!isPermitted(ctx.actor, 'platform.use')) return refuse('NOT_PERMITTED', { permission: 'platform.use' })
  const request = readRequest(ctx, input)
  return request.ok ? askBookingDesk(ctx, request.value) : request
}
