import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { WaitlistState } from '#app/domain/bookings/waitlist-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { FeedRow, IdleCard } from './platforms.ts'
import type { RefusalView } from './shell.ts'

export type CalendarMode = 'month' | 'week' | 'day'

/** One grid place: how many units are free for it; `mine` when the reader's firm has booked here. */
export interface CalendarSlot {
  startsAt: string
  endsAt: string
  free: number
  isPast: boolean
  isMine: boolean
}

export interface CalendarDay {
  /** `YYYY-MM-DD`, local. */
  on: string
  slots: CalendarSlot[]
  isInMonth: boolean
  isHoliday: boolean
}

export interface PriceLineView {
  band: 'peak' | 'offPeak'
  minutes: number
  hourFen: number
  fen: number
}

/** What is chosen in the calendar: its price with the arithmetic, or why it cannot be had. */
export interface ChosenView {
  startsAt: string
  endsAt: string
  class: FirmClass | null
  lines: PriceLineView[]
  basisPoints: number
  totalFen: number
  refusal: RefusalView | null
  rule: string
  occurrences: { startsAt: string; code: RefusalView['code'] | null }[]
}

export interface ResourceView {
  id: string
  name: string
  nameEn: string | null
  description: string
  location: string
  capacity: number
  specs: { name: string; value: string }[]
  platform: { id: string; slug: string; name: string; nameEn: string | null }
  rules: ResourceRules
  mode: CalendarMode
  on: string
  before: string
  after: string
  days: CalendarDay[]
  chosen: ChosenView | null
  /** Other equipment of the platform that can be booked together with it. */
  others: { id: string; name: string }[]
  closures: { startsAt: string; endsAt: string; kind: 'maintenance' | 'breakdown'; reason: string }[]
  idle: IdleCard[]
  isStaff: boolean
  maySee: 'book' | 'join' | 'signIn'
  checkInToken: string | null
  idempotencyKey: string
}

export interface BookingCard {
  id: string
  resourceId: string
  resourceName: string
  platformName: string
  platformSlug: string
  holderName: string
  unitNumber: number
  state: BookingState
  awaits: 'platform' | 'holder' | null
  startsAt: string
  endsAt: string
  priceFen: number
  heldFen: number
  settledFen: number | null
  checkedInAt: string | null
  /** How long the use has gone on beyond its booked end; 0 while it has not. */
  lateMinutes: number
  purpose: string
  reason: string | null
  isReplacement: boolean
  answerBy: string | null
  payment: { id: string; amountFen: number; dueAt: string | null } | null
  /** What cancelling costs now; null when it cannot be cancelled. */
  cancelFeeFen: number | null
  mayChange: boolean
}

export interface WaitCard {
  id: string
  resourceId: string
  resourceName: string
  startsAt: string
  endsAt: string
  state: WaitlistState
  place: number
}

export interface BookingsView {
  coming: BookingCard[]
  past: BookingCard[]
  waiting: WaitCard[]
  feeds: FeedRow[]
  organisationId: string
  idempotencyKey: string
}

export interface BoardView {
  platform: { slug: string; name: string; nameEn: string | null }
  on: string
  now: string
  lanes: { resourceId: string; name: string; unitNumber: number; isDown: boolean; bookings: BookingCard[] }[]
  approvals: BookingCard[]
  running: BookingCard[]
  isLead: boolean
  idempotencyKey: string
}
