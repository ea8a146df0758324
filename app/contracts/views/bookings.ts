import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import type { WaitlistState } from '#app/domain/bookings/waitlist-lifecycle.ts'
import type { PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { FirmClass } from '#app/domain/shared/firm-class.ts'
import type { FeedRow, IdleCard } from './platforms.ts'
import type { RefusalView } from './shell.ts'

export type CalendarMode = 'month' | 'week' | 'day'

/** What a place of the grid is: free, taken by others or by maintenance, over, or not bookable yet or so far ahead. */
export type SlotState = 'free' | 'taken' | 'maintenance' | 'past' | 'soon' | 'far'

/** One grid place. Whose booking takes it is told to nobody; the reader's own has its id. */
export interface CalendarSlot {
  startsAt: string
  endsAt: string
  state: SlotState
  /** Units that are free for it. */
  free: number
  /** By the tariff; null where the resource has no peak hours. */
  band: 'peak' | 'offPeak' | 'both' | null
  mineId: string | null
}

export interface CalendarDay {
  /** `YYYY-MM-DD`, local. */
  on: string
  /** Left out of a month, which shows the figures only. */
  slots: CalendarSlot[]
  openSlots: number
  freeSlots: number
  mine: number
  hasMaintenance: boolean
  isHoliday: boolean
  isMakeup: boolean
  isToday: boolean
}

export interface PriceLineView {
  band: 'peak' | 'offPeak'
  minutes: number
  hourFen: number
  fen: number
}

/** The price of one resource within a chosen time. */
export interface QuotePartView {
  resourceId: string
  resourceName: string
  class: FirmClass
  lines: PriceLineView[]
  basisPoints: number
  totalFen: number
}

/** One occurrence of a recurrence: why it cannot be had, and where it would be moved. */
export interface OccurrenceView {
  startsAt: string
  totalFen: number
  code: RefusalView['code'] | null
  facts: RefusalView['facts']
  /** Null where there is no place near. */
  movedTo: string | null
}

export interface PlaceView {
  startsAt: string
  endsAt: string
  totalFen: number
}

/** What is chosen in the calendar: its price with the arithmetic, or why it cannot be had and what could. */
export interface ChosenView {
  startsAt: string
  endsAt: string
  parts: QuotePartView[]
  /** Of one occurrence, all resources together. */
  totalFen: number
  refusal: RefusalView | null
  /** The nearest places of the same length that could be had; only of what is taken. */
  nearest: PlaceView[]
  rule: string
  occurrences: OccurrenceView[]
  /** What each answer to conflicts would book and cost. */
  choices: Record<'refuse' | 'skip' | 'move', { count: number; totalFen: number }>
  /** Ends that the rules allow for this start. */
  ends: string[]
  isApproval: boolean
  /** Until when the prepayment would have to be held. */
  payBy: string
  /** Cancelling is free before it; from then on it costs `lateFeeFen`. */
  freeUntil: string
  lateFeeFen: number
  wait: { entryId: string; place: number; state: WaitlistState } | null
  waiting: number
}

/** A recurrence as the form has it, to be shown again. */
export interface RecurrenceFields {
  frequency: string
  interval: string
  weekdays: string[]
  monthly: string
  ends: string
  count: string
  untilOn: string
}

export interface ResourceView {
  id: string
  name: string
  nameEn: string | null
  description: string
  location: string
  capacity: number
  specs: { name: string; value: string }[]
  /** Ids of pictures, the first one first. */
  photos: string[]
  platform: {
    id: string
    slug: string
    name: string
    nameEn: string | null
    /** When and why it was closed; null while it is open. */
    closed: { at: string; reason: string } | null
  }
  rules: ResourceRules
  now: string
  mode: CalendarMode
  on: string
  before: string
  after: string
  days: CalendarDay[]
  chosen: ChosenView | null
  recurrence: RecurrenceFields
  /** Other equipment of the platform that can be booked together with it. */
  others: { id: string; name: string }[]
  together: string[]
  /** What was typed as the purpose while another time is looked for. */
  purpose: string
  /** The booking that is to be moved to another time; null when a new one is made. */
  change: { id: string; startsAt: string; endsAt: string; priceFen: number; heldFen: number } | null
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
  /** The machine it stands in for. */
  replacesName: string | null
  answerBy: string | null
  payment: { id: string; amountFen: number; dueAt: string | null } | null
  /** What cancelling costs now; null when it cannot be cancelled. */
  cancelFeeFen: number | null
  mayChange: boolean
  /** The qualification that the machine asks for ends before this booking does. */
  lacksQualification: boolean
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

/** What a firm's list of bookings is narrowed to; empty: everything. */
export interface BookingsFilter {
  resourceId: string
  state: string
  sinceOn: string
  untilOn: string
}

/** What has been settled of a booking, line by line; fen. `heldFen` is still in escrow. */
export interface ReceiptView {
  prepaidFen: number
  heldFen: number
  /** Null while nothing is settled. */
  settledFen: number | null
  useFen: number
  lateFen: number
  feeFen: number
  refundFen: number
  owedFen: number
  usedMinutes: number | null
  bookedMinutes: number
}

export interface MovementView {
  id: string
  purpose: 'booking' | 'payout' | 'refund'
  state: PaymentState
  amountFen: number
  at: string
}

/** What cancelling several bookings at once would do now; fen. */
export interface TogetherCancel {
  scope: 'group' | 'series' | 'following'
  count: number
  /** How many of them cost something, and how much in all. */
  charged: number
  feeFen: number
  refundFen: number
}

/** One booking for its holder: what it binds to, what can be done, where its money is. */
export interface BookingView {
  booking: BookingCard
  now: string
  location: string
  rules: ResourceRules
  /** Cancelling is free before it. */
  freeUntil: string
  checkInFrom: string
  checkInTo: string
  noShowFeeFen: number
  checkedInAt: string | null
  returnedAt: string | null
  receipt: ReceiptView
  movements: MovementView[]
  mates: { id: string; resourceName: string }[]
  series: { id: string; startsAt: string; state: BookingState }[]
  trail: { at: string; state: BookingState; reason: string | null }[]
  /** What was booked together and can be cancelled in one act; only where that is more than this booking. */
  cancels: TogetherCancel[]
  idempotencyKey: string
}

export interface BookingsView {
  now: string
  /** What is kept for the firm and waits for its word. */
  answers: BookingCard[]
  filter: BookingsFilter
  resources: { id: string; name: string }[]
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
