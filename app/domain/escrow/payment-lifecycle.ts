import { HOUR_MS } from '../shared/clock.ts'
import type { Lifecycle } from '../shared/lifecycle.ts'

export const PAYMENT_STATES = [
  'payable',
  'instructed',
  'processing',
  'in_doubt',
  'settled',
  'refused',
  'cancelled',
] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]
export type PaymentEvent =
  | 'instruct'
  | 'bank_accepts'
  | 'bank_settles'
  | 'bank_refuses'
  | 'bank_times_out'
  | 'cancel'

/**
 * One movement between a firm's account and the custodian. `in_doubt` is a bank that did not answer in time:
 * nothing is known, so nothing is repeated until it speaks.
 */
export const PAYMENT_LIFECYCLE: Lifecycle<PaymentState, PaymentEvent> = {
  name: 'payment',
  states: PAYMENT_STATES,
  initial: 'payable',
  // What we pay out is instructed at once: nobody has to press a button for their own money.
  births: ['instructed'],
  moves: {
    payable: { instruct: 'instructed', cancel: 'cancelled' },
    instructed: {
      bank_accepts: 'processing',
      bank_settles: 'settled',
      bank_refuses: 'refused',
      bank_times_out: 'in_doubt',
    },
    processing: { bank_settles: 'settled', bank_refuses: 'refused', bank_times_out: 'in_doubt' },
    in_doubt: { bank_settles: 'settled', bank_refuses: 'refused' },
    settled: {},
    refused: { instruct: 'instructed', cancel: 'cancelled' },
    cancelled: {},
  },
}

export const PAYMENT_PURPOSES = [
  'deposit',
  'bond',
  'prepayment',
  'balance',
  'retention',
  'refund',
  'payout',
  'compensation',
  'booking',
] as const
/** Money in: deposit 订金, bond 投标保证金, prepayment 预付, balance 尾款, retention 质保金, booking 预约预付. Money out: the rest. */
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number]
export type PaymentDirection = 'in' | 'out'

/** A bank that has said nothing final by then is asked: callbacks get lost. */
export function firstAskedAt(instructedAt: Date): Date {
  return new Date(instructedAt.getTime() + 2 * HOUR_MS)
}
