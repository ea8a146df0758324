import type { ClaimState } from '#app/domain/orders/claim-lifecycle.ts'
import type { ContractState } from '#app/domain/orders/contract-lifecycle.ts'
import type { DisputeState } from '#app/domain/orders/dispute-lifecycle.ts'
import type { ProposalKind } from '#app/domain/orders/proposal-lifecycle.ts'

/** An uploaded picture or document that the reader may see. */
export interface FileLink {
  id: string
  name: string
  isPicture: boolean
}

/** What waits for the other side's word. */
export interface ProposalView {
  id: string
  kind: ProposalKind
  isMine: boolean
  amountFen: number
  heldFen: number | null
  proposedAt: string
}

export interface ClaimView {
  id: string
  orderId: string
  acceptanceId: string
  state: ClaimState
  amountFen: number
  reason: string
  answer: string | null
  files: FileLink[]
  openedAt: string
  answerByAt: string
  toBuyerFen: number | null
}

export interface ContractVersionView {
  version: number
  state: ContractState
  text: string
  sha256: string
  deliveryDays: number
  acceptDays: number
  warrantyDays: number
  clause: string | null
  proposedBy: 'buyer' | 'supplier' | null
  proposedAt: string
  buyerSignedAt: string | null
  supplierSignedAt: string | null
}

/** What the sides of an order have between them, beside its deliveries and payments. */
export interface OrderDealings {
  dispute: { id: string; state: DisputeState } | null
  proposals: ProposalView[]
  amendment: { version: number; isMine: boolean } | null
  claims: ClaimView[]
  /** Accepted sets whose retention may be claimed against now. */
  claimable: { acceptanceId: string; quantity: number; heldFen: number; warrantyUntilAt: string }[]
  reducibleFen: number
  bargainFen: number
  reducedFen: number
  invoices: number
  may: {
    dispute: boolean
    propose: boolean
    reduce: boolean
    amend: boolean
    claim: boolean
    answer: boolean
  }
}

export interface EvidenceView {
  id: string
  by: 'buyer' | 'supplier'
  firmName: string
  statement: string
  files: FileLink[]
  statedAt: string
}

export interface InvoiceView {
  id: string
  orderId: string
  orderNumber: string
  /** What earned it. */
  cause: 'shipment' | 'acceptance' | 'warranty' | 'settlement'
  sellerName: string
  sellerCode: string
  buyerName: string
  buyerCode: string
  grossFen: number
  netFen: number
  taxFen: number
  feeFen: number
  rateBasisPoints: number
  number: string | null
  issuedOn: string | null
  createdAt: string
  isMine: boolean
}

export interface InvoicesView {
  rows: InvoiceView[]
  grossFen: number
  netFen: number
  taxFen: number
  toIssue: number
  mayIssue: boolean
  idempotencyKey: string
  todayOn: string
}
