import type { Lifecycle } from '../shared/lifecycle.ts'

export const BOOKING_STATES = [
  'requested',
  'confirmed',
  'checked_in',
  'completed',
  'rejected',
  'cancelled',
  'late_cancelled',
  'no_show',
  'interrupted',
  'rebooked',
] as const
export type BookingState = (typeof BOOKING_STATES)[number]
export type BookingEvent =
  | 'approve'
  | 'reject'
  | 'change'
  | 'ask_again'
  | 'cancel'
  | 'cancel_late'
  | 'lapse'
  | 'check_in'
  | 'miss'
  | 'return'
  | 'break_down'
  | 'rebook'
  | 'close'

/** 预约, DOMAIN 10. A requested booking holds its slot, whoever's word it waits for. */
export const BOOKING_LIFECYCLE: Lifecycle<BookingState, BookingEvent> = {
  name: 'booking',
  states: BOOKING_STATES,
  initial: 'requested',
  // Where no approval is asked for, a booking is confirmed as soon as it is made.
  births: ['confirmed'],
  moves: {
    requested: {
      approve: 'confirmed',
      reject: 'rejected',
      change: 'requested',
      cancel: 'cancelled',
      lapse: 'cancelled',
      break_down: 'interrupted',
      // Its platform has closed.
      close: 'cancelled',
    },
    confirmed: {
      change: 'confirmed',
      // Where approval is asked for, another time is another question.
      ask_again: 'requested',
      check_in: 'checked_in',
      cancel: 'cancelled',
      cancel_late: 'late_cancelled',
      lapse: 'cancelled',
      miss: 'no_show',
      break_down: 'interrupted',
      close: 'cancelled',
    },
    checked_in: { return: 'completed', break_down: 'interrupted' },
    completed: {},
    rejected: {},
    cancelled: {},
    late_cancelled: {},
    no_show: {},
    interrupted: { rebook: 'rebooked' },
    rebooked: {},
  },
}
