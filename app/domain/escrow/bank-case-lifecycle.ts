import type { Lifecycle } from '../shared/lifecycle.ts'

export const BANK_CASE_STATES = ['open', 'checking', 'resolved', 'corrected', 'refunded', 'closed'] as const
export type BankCaseState = (typeof BANK_CASE_STATES)[number]
export type BankCaseEvent = 'recheck' | 'differs_still' | 'agrees' | 'correct' | 'refund' | 'close'

/**
 * A difference between the bank's books and ours: asked again until both agree, corrected by a
 * counter-journal, or closed with a reason. What a correction left in suspense may be paid back to the firm that sent
 * it; otherwise a case that ended stays as it ended.
 */
export const BANK_CASE_LIFECYCLE: Lifecycle<BankCaseState, BankCaseEvent> = {
  name: 'bank_case',
  states: BANK_CASE_STATES,
  initial: 'open',
  moves: {
    open: { recheck: 'checking', agrees: 'resolved', correct: 'corrected', close: 'closed' },
    checking: { differs_still: 'open', agrees: 'resolved', correct: 'corrected', close: 'closed' },
    resolved: {},
    corrected: { refund: 'refunded' },
    refunded: {},
    closed: {},
  },
}

export const BANK_CASE_KINDS = [
  'missing_at_bank',
  'missing_in_ledger',
  'doubled',
  'wrong',
  'unknown',
] as const
/** How two books can differ about a movement: one lacks it, it is there twice, otherwise, or ours knows no reason. */
export type BankCaseKind = (typeof BANK_CASE_KINDS)[number]
