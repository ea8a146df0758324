import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { FeedRow } from './platforms.ts'

export type FeedScope = FeedRow['scope']

/** A booking as the owner of a feed may see it. */
export interface FeedBooking {
  id: string
  sequence: number
  state: BookingState
  startsAt: Date
  endsAt: Date
  createdAt: Date
  changedAt: Date
  resourceName: string
  location: string
  platformName: string
  platformSlug: string
  /** Whose booking it is; the platform's people see it, a firm knows its own. */
  holderName: string
  /** Null where the resource is a single piece. */
  unitNumber: number | null
  purpose: string
}

/** What a calendar address answers; `name` is the firm's, the platform's or the equipment's. */
export interface FeedView {
  scope: FeedScope
  name: string
  changedAt: Date
  bookings: FeedBooking[]
}

/** The calendar addresses of a firm, and what one of its people may open one for. */
export interface CalendarsView {
  feeds: FeedRow[]
  firm: { id: string; name: string }
  platforms: { id: string; name: string; resources: { id: string; name: string }[] }[]
  idempotencyKey: string
}
