import type { BankCaseKind } from './bank-case-lifecycle.ts'
import type { PaymentDirection } from './payment-lifecycle.ts'

/** A line of the bank's statement. */
export interface StatementLine {
  readonly movementId: string
  readonly reference: string
  readonly account: string
  readonly direction: PaymentDirection
  readonly amountFen: bigint
}

/** A payment as our books have it. */
export interface BookedPayment {
  readonly paymentId: string
  readonly organisationId: string
  readonly account: string
  readonly direction: PaymentDirection
  /** What its settlement brought into escrow: positive in, negative out; null when nothing is posted. */
  readonly postedFen: bigint | null
}

/** Where the two books differ. Amounts are what came into escrow: positive in, negative out. */
export interface Difference {
  readonly kind: BankCaseKind
  /** The movement or, where the bank has none, the payment. */
  readonly subjectId: string
  readonly paymentId: string | null
  readonly organisationId: string | null
  readonly direction: PaymentDirection
  readonly bankFen: bigint
  readonly ledgerFen: bigint
}

/**
 * Compares a bank's lines with our payments. `lines` holds every line of the payments concerned, oldest first
 * whatever its day; `payments` every payment that a line refers to or that was posted on the day. For one
 * payment the first line is the movement, any other is one too many.
 */
export function compareBooks(
  lines: readonly StatementLine[],
  payments: readonly BookedPayment[],
): Difference[] {
  const byReference = new Map<string, StatementLine[]>()
  for (const line of lines)
    byReference.set(line.reference, [...(byReference.get(line.reference) ?? []), line])
  const known = new Map(payments.map((payment) => [payment.paymentId, payment]))
  const found: Difference[] = []
  for (const [reference, [first, ...more]] of byReference) {
    const payment = known.get(reference)
    if (!first) continue
    if (!payment) found.push(...[first, ...more].map((line) => differenceOf('unknown', line, null)))
    else {
      found.push(...judgeMovement(first, payment))
      found.push(...more.map((line) => differenceOf('doubled', line, payment)))
    }
  }
  for (const payment of payments) {
    if (payment.postedFen === null || byReference.has(payment.paymentId)) continue
    const { paymentId, organisationId, direction, postedFen } = payment
    const subject = { subjectId: paymentId, paymentId, organisationId, direction }
    found.push({ kind: 'missing_at_bank', ...subject, bankFen: 0n, ledgerFen: postedFen })
  }
  return found
}

function judgeMovement(line: StatementLine, payment: BookedPayment): Difference[] {
  if (payment.postedFen === null) return [differenceOf('missing_in_ledger', line, payment)]
  const isRight =
    inflowOf(line) === payment.postedFen &&
    line.direction === payment.direction &&
    line.account === payment.account
  return isRight ? [] : [{ ...differenceOf('wrong', line, payment), ledgerFen: payment.postedFen }]
}

function differenceOf(kind: BankCaseKind, line: StatementLine, payment: BookedPayment | null): Difference {
  return {
    kind,
    subjectId: line.movementId,
    paymentId: payment?.paymentId ?? null,
    organisationId: payment?.organisationId ?? null,
    direction: line.direction,
    bankFen: inflowOf(line),
    ledgerFen: 0n,
  }
}

function inflowOf({ direction, amountFen }: Pick<StatementLine, 'direction' | 'amountFen'>): bigint {
  return direction === 'in' ? amountFen : -amountFen
}
