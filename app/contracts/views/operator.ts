export interface InvariantView {
  /** The number of DOMAIN 12. */
  number: number
  name: string
  isHeld: boolean
  brokenCount: number
  /** A few rows that break it, as text. */
  examples: string[]
}

export interface LedgerAccount {
  account: string
  organisationName: string | null
  balanceFen: number
}

export interface QueueView {
  name: string
  waiting: number
  active: number
  delayed: number
  failed: number
  completed: number
}

export interface FailedJob {
  id: string
  queue: string
  name: string
  failedAt: string
  attempts: number
  reason: string
}

export interface BankDifference {
  id: string
  foundAt: string
  reference: string
  bankFen: number | null
  ledgerFen: number | null
}

export interface OperatorView {
  checkedAt: string
  invariants: InvariantView[]
  ledger: { journals: number; entries: number; sumFen: number; escrowFen: number; accounts: LedgerAccount[] }
  queues: QueueView[]
  failedJobs: FailedJob[]
  outbox: { waiting: number; oldestAt: string | null }
  differences: BankDifference[]
}
