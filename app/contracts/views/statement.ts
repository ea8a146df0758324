import type { JournalKind } from '#app/domain/escrow/chart-of-accounts.ts'

/** What earned the money that is paid out. */
export type PayoutCause = 'shipment' | 'acceptance' | 'warranty' | 'settlement' | 'testing' | 'booking'

/** One entry of the firm's escrow account: exactly one of the two amounts is above 0. */
export interface StatementRow {
  id: string
  journalId: string
  at: string
  kind: JournalKind
  /** Of a pay-out; null for everything else. */
  cause: PayoutCause | null
  poolTitle: string | null
  orderId: string | null
  orderNumber: string | null
  /** The booked machine. */
  bookingName: string | null
  inFen: number
  outFen: number
  /** After this row. */
  balanceFen: number
}

export interface StatementView {
  organisationName: string
  /** Oldest first: the balance runs down the page. */
  rows: StatementRow[]
  openingBalanceFen: number
  closingBalanceFen: number
  inFen: number
  outFen: number
  fromOn: string | null
  toOn: string | null
}
