import type { RefusalFacts } from '#app/domain/shared/outcome.ts'
import { formatInstant, formatMinutes, formatPrice } from '../format.ts'
import { has } from '../refusal-facts.ts'

const span = (facts: RefusalFacts) => formatMinutes(Number(facts.minutes), 'en')
const instant = (facts: RefusalFacts, key: string) => formatInstant(String(facts[key]), 'en')

/** The facts carry up to three free slots, as ISO instants in one word. */
function nearest(facts: RefusalFacts, before: string, none: string): string {
  const starts = String(facts.nearest ?? '')
    .split(' ')
    .filter((word) => word !== '')
  if (starts.length === 0) return none
  return `${before}${starts.map((at) => formatInstant(at, 'en')).join('; ')}.`
}

/** What platforms and bookings say when they say no. */
export const enBookingRefusals = {
  PLATFORM_NOT_FOUND: () => 'There is no such platform, or it is not for you to see.',
  PLATFORM_SLUG_TAKEN: () => 'This address is taken; choose another.',
  PLATFORM_CLOSED: () => 'The platform is closed: it takes no new bookings, members or test orders.',
  PLATFORM_OPEN: () => 'The platform is open already.',
  PLATFORM_MEMBERS_ONLY: () => 'Only members of the platform can book; join it first.',
  MEMBERSHIP_EXISTS: () => 'Your firm is a member already, or its application is being looked at.',
  MEMBERSHIP_NOT_FOUND: () => 'There is no such membership.',
  MEMBERSHIP_BY_INVITATION: () => 'This platform takes members by invitation only; ask the chain leader.',
  MEMBERSHIP_STATE: () => 'The membership is not in a state that allows this.',
  STAFF_NOT_FOUND: () => 'Your firm has no such account.',
  STAFF_ROLE: () =>
    'The account’s role in your firm does not cover this post; make it lab manager or technician in the firm first.',
  RESOURCE_NOT_FOUND: () => 'There is no such equipment, or it is not for you to see.',
  RESOURCE_RETIRED: () => 'This equipment can no longer be booked.',
  RESOURCE_RULES_INVALID: (f) =>
    has(f, 'units')
      ? `Pieces can only be added, and there are ${f.units}; close one that is out of use.`
      : 'The rules contradict each other: lengths are multiples of the slot, the minimum is not above the maximum, and there must be opening hours.',
  RESOURCE_IN_USE: (f) =>
    `${has(f, 'count') ? `Bookings in this time that have begun: ${f.count}` : 'Bookings in this time have begun'}; wait for their end, or report a breakdown.`,
  RESOURCE_HAS_BOOKINGS: (f) =>
    `${has(f, 'count') ? `Bookings still to come: ${f.count}` : 'Bookings are still to come'}; retire the machine on its page of closures, where they are re-planned or refunded.`,
  CLOSURE_OVER_BOOKINGS: (f) =>
    `${has(f, 'count') ? `Bookings in this time: ${f.count}` : 'There are bookings in this time'}; choose another, or choose to re-plan them.`,
  CLOSURE_OVER: () => 'There is no such closure, or it is over already.',
  BOOKING_NOT_FOUND: () => 'There is no such booking, or it is not for you to see.',
  BOOKING_STATE: () => 'The booking is not in a state that allows this.',
  BOOKING_RANGE_INVALID: () => 'The end must come after the start.',
  BOOKING_IN_PAST: () => 'The start has passed.',
  BOOKING_TOO_SHORT: (f) => (has(f, 'minutes') ? `Book ${span(f)} at least.` : 'This booking is too short.'),
  BOOKING_TOO_LONG: (f) => (has(f, 'minutes') ? `Book ${span(f)} at most.` : 'This booking is too long.'),
  BOOKING_NOTICE: (f) => (has(f, 'minutes') ? `Book at least ${span(f)} ahead.` : 'Book further ahead.'),
  BOOKING_TOO_FAR: (f) =>
    has(f, 'days') ? `Bookings are open ${f.days} days ahead.` : 'This day is not open for bookings yet.',
  BOOKING_OUTSIDE_HOURS: () => 'This time is not wholly within the opening hours; choose from the calendar.',
  BOOKING_OFF_GRID: (f) =>
    `Start and end must lie on slots${has(f, 'minutes') ? ` of ${f.minutes} minutes` : ''}.`,
  BOOKING_MAINTENANCE: () => 'The equipment is under maintenance at this time.',
  CANCEL_COSTS_MORE: (f) =>
    `What cancelling costs has changed${has(f, 'feeFen') ? `: it is ${formatPrice(Number(f.feeFen))} now` : ''}; look again before you confirm.`,
  CHANGE_TOO_LATE: () =>
    'The free cancellation time is over, so it can no longer be changed; it can be cancelled at the fee of the rules.',
  SLOT_TAKEN: (f) =>
    `This slot is taken.${nearest(f, ' Nearest free slots: ', ' There is no free slot of this length nearby; you can join the waitlist.')}`,
  SLOT_FREE: () => 'This slot is free now; book it directly.',
  QUALIFICATION_MISSING: () => 'This equipment asks for a qualification; apply to the platform first.',
  QUALIFICATION_EXPIRED: () => 'Your qualification expires before the booking ends; renew it first.',
  QUALIFICATION_NOT_FOUND: () => 'There is no such qualification.',
  QUOTA_EXCEEDED: (f) =>
    `This exceeds your firm’s weekly quota${has(f, 'minutes') ? `; ${span(f)} are left this week` : ''}.`,
  RECURRENCE_INVALID: () => 'The recurrence is no valid RFC 5545 rule, such as FREQ=WEEKLY;COUNT=8.',
  RECURRENCE_ENDLESS: () => 'A recurrence needs an end: a COUNT or an UNTIL.',
  RECURRENCE_TOO_MANY: () => 'Too many occurrences; 260 at most.',
  RECURRENCE_CONFLICTS: (f) =>
    `${has(f, 'count') ? `${f.count} occurrences` : 'Occurrences'} conflict; choose to skip them, or another time.`,
  WAITLIST_EXISTS: () => 'Your firm waits for this slot already.',
  WAITLIST_NOT_FOUND: () => 'There is no such waitlist entry.',
  OFFER_LAPSED: () => 'The time to answer is over; the slot went to the next in line.',
  CHECK_IN_EARLY: (f) => `It is too early${has(f, 'from') ? `; check in from ${instant(f, 'from')}` : ''}.`,
  CHECK_IN_LATE: () => 'The time to check in is over.',
  CHECK_IN_WRONG_MACHINE: (f) =>
    has(f, 'machine')
      ? `Your firm has booked “${f.machine}” for now; scan the code on that machine.`
      : 'Your firm has no booking of this equipment now; check equipment and time.',
  CHECK_IN_NOT_YOURS: () =>
    'Another firm has booked this equipment for now and yours has not; you cannot check in.',
  BOOKING_UNPAID: () => 'The prepayment is not in escrow yet.',
  METER_INVALID: () =>
    'Metered time is a whole number of minutes, not above the time the equipment was taken.',
  IDLE_OFFER_NOT_FOUND: () => 'There is no such idle offer.',
  CALENDAR_FEED_NOT_FOUND: () => 'There is no such calendar address, or it was revoked.',
} satisfies Record<string, (f: RefusalFacts) => string>
