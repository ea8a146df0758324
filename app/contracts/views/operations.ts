import type { BankCaseKind, BankCaseState } from '#app/domain/escrow/bank-case-lifecycle.ts'
import type { PaymentPurpose, PaymentState } from '#app/domain/escrow/payment-lifecycle.ts'
import type { DeadLetterState } from '#app/domain/operations/dead-letter-lifecycle.ts'

/** A job as a worker last saw it in its queue. */
export interface SeenJob {
  id: string
  name: string
  state: 'active' | 'waiting' | 'delayed'
  attempts: number
  /** When it was added; for a delayed one, when it is due. */
  at: string
}

export interface QueueReading {
  name: string
  engine: string
  waiting: number
  active: number
  delayed: number
  failed: number
  /** Jobs that workers have done since `countedSince`; null: none has been counted yet. */
  done: number
  countedSince: string | null
  /** Seconds that the oldest waiting job has waited; 0 when none waits. */
  ageSeconds: number
  readAt: string
  jobs: SeenJob[]
}

export interface LetterLine {
  id: string
  job: string
  queue: string
  state: DeadLetterState
  attempts: number
  failures: number
  reason: string
  failedAt: string
}

export interface JobsView {
  at: string
  workers: { id: string; startedAt: string; seenAt: string; jobsDone: number; jobsFailed: number }[]
  queues: QueueReading[]
  outbox: { waiting: number; held: number; unfinished: number; ageSeconds: number }
  deadlines: { overdue: number; upcoming: number; ageSeconds: number }
  letters: LetterLine[]
  openLetters: number
}

export interface LetterView extends LetterLine {
  messageId: string
  lane: string | null
  /** As JSON, indented. */
  payload: string
  stack: string | null
  /** Messages of the same lane that wait behind it. */
  waitingBehind: number
  decidedAt: string | null
  decisionReason: string | null
  mayAct: boolean
  idempotencyKey: string
}

export interface DayLine {
  day: string
  comparedAt: string
  movements: number
  bankInFen: number
  bankOutFen: number
  ledgerInFen: number
  ledgerOutFen: number
  differences: number
}

export interface CaseLine {
  id: string
  kind: BankCaseKind
  state: BankCaseState
  day: string
  organisationName: string | null
  /** What came into escrow: positive in, negative out. */
  bankFen: number
  ledgerFen: number
  openedAt: string
}

/** A payment on which the bank has not spoken in time: nothing is repeated until it does. */
export interface DoubtLine {
  paymentId: string
  firm: string
  direction: 'in' | 'out'
  purpose: PaymentPurpose
  amountFen: number
  /** Since when nothing is known. */
  since: string
  /** When the bank is asked next; null when it need not be. */
  askedAt: string | null
}

export interface BankDeskView {
  doubts: DoubtLine[]
  days: DayLine[]
  cases: CaseLine[]
  openCases: number
}

export interface CaseView extends CaseLine {
  subjectId: string
  paymentId: string | null
  paymentState: string | null
  lines: {
    id: string
    day: string
    direction: 'in' | 'out'
    account: string
    amountFen: number
    at: string
  }[]
  decidedAt: string | null
  reason: string | null
  journalId: string | null
  /** What a counter-journal would post; null when there is nothing to correct. */
  correctionFen: number | null
  /** What waits in suspense to be paid back; null when there is nothing, or nobody to pay it to. */
  suspenseFen: number | null
  refundPaymentId: string | null
  refundPaymentState: PaymentState | null
  mayAct: boolean
  idempotencyKey: string
}

export interface LedgerView {
  /** `ORDINAL:HASH` of the last seal; null when nothing is sealed yet. */
  head: string | null
  sealedAt: string | null
  sealed: number
  waiting: number
}
