import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { StaffRole } from '#app/domain/platforms/member-lifecycle.ts'
import type { BookingCard } from './bookings.ts'
import type { IdleCard, MemberCard, PlatformCard } from './platforms.ts'
import type { QrDrawing } from './testing.ts'

/** A platform's form; null for one that is about to be founded. */
export interface PlatformFormView {
  platform: PlatformCard | null
  counties: string[]
  clusters: string[]
  idempotencyKey: string
}

export interface QualificationRow {
  id: string
  firm: string
  code: string
  /** The last day on which it counts, `YYYY-MM-DD`. */
  expiresOn: string
  standing: 'valid' | 'soon' | 'expired'
  /** Bookings of the firm that need it and end after it. */
  bookingsAfter: number
}

/** What a platform has before it: each a number, the money in fen. */
export interface PlatformAhead {
  bookings: number
  heldFen: number
  waits: number
  testsToEnd: number
  running: number
  testsToFinish: number
}

/** A platform's own desk. */
export interface PlatformDeskView {
  platform: PlatformCard
  members: MemberCard[]
  staff: { userId: string; login: string; name: string; role: StaffRole }[]
  /** People of the firm whose role in it covers a post. */
  colleagues: { login: string; name: string }[]
  qualifications: QualificationRow[]
  /** Qualifications that equipment asks for. */
  codes: string[]
  firms: { creditCode: string; name: string }[]
  resources: { id: string; name: string; nameEn: string | null; isRetired: boolean; isDown: boolean }[]
  isOwner: boolean
  /** What closing it now would end, and what it would leave to be finished. */
  ahead: PlatformAhead
  idempotencyKey: string
}

export interface PlatformOfResource {
  id: string
  slug: string
  name: string
  nameEn: string | null
}

export interface ResourceFormView {
  platform: PlatformOfResource & { memberDiscountBasisPoints: number }
  resource: {
    id: string
    name: string
    nameEn: string | null
    description: string
    equivalence: string | null
    location: string
    specs: { name: string; value: string }[]
    capacity: number
    isRetired: boolean
    rules: ResourceRules
    photos: string[]
  } | null
  codes: string[]
  equivalences: string[]
  idempotencyKey: string
}

export interface ClosureRow {
  id: string
  kind: 'maintenance' | 'breakdown'
  /** Null: all of it. */
  unitNumber: number | null
  startsAt: string
  endsAt: string
  reason: string
  isRunning: boolean
}

/**
 * What became of a booking that a breakdown touched. `asked`: its holder is asked to move; `moved`: it has; `waits`:
 * another must make room first; `declined`, `unplaced`: over, the money is back; `brokenOff`: it ran, and was
 * settled to the minute.
 */
export type MoveStanding = 'asked' | 'moved' | 'waits' | 'declined' | 'unplaced' | 'brokenOff'

export interface MoveRow {
  bookingId: string
  holderName: string
  startsAt: string
  endsAt: string
  from: { name: string; unitNumber: number }
  to: { name: string; unitNumber: number } | null
  standing: MoveStanding
  /** It did not lose its machine: it is asked to make room for one that did. */
  makesRoom: boolean
  answerBy: string | null
}

/** For how long a booking takes a piece of equipment, its buffers included. */
export interface HeldSpan {
  startsAt: string
  endsAt: string
  unitNumber: number
  hasBegun: boolean
}

/** What is done with equipment from day to day. */
export interface ResourceDeskView {
  id: string
  name: string
  nameEn: string | null
  capacity: number
  isRetired: boolean
  platform: PlatformOfResource
  closures: ClosureRow[]
  moves: MoveRow[]
  idle: IdleCard[]
  /** What stands from now on: whatever closes the machine hits it. */
  held: HeldSpan[]
  now: string
  isLead: boolean
  idempotencyKey: string
}

/** What is put on a machine: whoever reads its code with a phone checks in there. */
export interface MachineLabelView {
  id: string
  name: string
  nameEn: string | null
  location: string
  platformName: string
  address: string
  qr: QrDrawing
}

export interface CheckInView {
  token: string
  resourceId: string
  resourceName: string
  platformName: string
  /** The reader's own on this machine, yesterday to tomorrow. */
  bookings: BookingCard[]
  idempotencyKey: string
}
