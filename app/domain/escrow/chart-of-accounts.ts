import type { Fen } from '../shared/money.ts'

/**
 * The chart of accounts. Money moves by postings from one account to another; what stands inside the
 * custodian may never be negative, what stands outside (a firm's own bank account) may: its balance is
 * what the firm has gained or lost here.
 */
export const ACCOUNT_KINDS = {
  outside: { mayBeNegative: true, heldByCustodian: false },
  deposit: { mayBeNegative: false, heldByCustodian: true },
  bond: { mayBeNegative: false, heldByCustodian: true },
  order_prepayment: { mayBeNegative: false, heldByCustodian: true },
  order_balance: { mayBeNegative: false, heldByCustodian: true },
  order_retention: { mayBeNegative: false, heldByCustodian: true },
  frozen: { mayBeNegative: false, heldByCustodian: true },
  testing: { mayBeNegative: false, heldByCustodian: true },
  booking: { mayBeNegative: false, heldByCustodian: true },
  in_transit: { mayBeNegative: false, heldByCustodian: true },
  platform_fee: { mayBeNegative: false, heldByCustodian: false },
  suspense: { mayBeNegative: true, heldByCustodian: false },
} as const
export type AccountKind = keyof typeof ACCOUNT_KINDS

/** An account is named by its kind and its subject: `deposit:cmt_…`, `outside:org_…`, `order_balance:ord_…`. */
export interface AccountRef {
  readonly id: string
  readonly kind: AccountKind
  readonly poolId: string | null
}

export function account(kind: AccountKind, subjectId: string, poolId: string | null): AccountRef {
  return { id: `${kind}:${subjectId}`, kind, poolId }
}

/** One movement of one amount. Postings of a journal always sum to zero because each has two ends. */
export interface Posting {
  readonly from: AccountRef
  readonly to: AccountRef
  readonly amountFen: Fen
}

/** Why money moved: one business event each. */
export const JOURNAL_KINDS = [
  'deposit_held',
  'bond_held',
  'prepayment_held',
  'balance_held',
  'retention_held',
  'deposit_applied',
  'credit_applied',
  'refund_instructed',
  'refund_settled',
  'payout_instructed',
  'payout_settled',
  'forfeited',
  'out_refused',
  'frozen',
  'unfrozen',
  'dispute_decided',
  'price_reduced',
  'fee_taken',
  'correction',
  'testing_held',
  'booking_held',
  'booking_settled',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]
