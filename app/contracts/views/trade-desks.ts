import type { DisputeState } from '#app/domain/orders/dispute-lifecycle.ts'
import type { ClaimView, ContractVersionView, EvidenceView } from './dealings.ts'
import type { OrderCard } from './orders.ts'

/** A dispute as its sides and the operator see it. */
export interface DisputeView {
  order: OrderCard
  dispute: {
    id: string
    state: DisputeState
    openedBy: 'buyer' | 'supplier'
    openedAt: string
    frozenFen: number
    ofPrepaymentFen: number
    ofBalanceFen: number
    ofRetentionFen: number
    toBuyerFen: number | null
    toSupplierFen: number | null
    decisionReason: string | null
    appealUntilAt: string | null
    appealedBy: 'buyer' | 'supplier' | null
    appealReason: string | null
    closedAt: string | null
  } | null
  /** What a dispute opened now would freeze. */
  heldFen: number
  evidence: EvidenceView[]
  may: { open: boolean; state: boolean; withdraw: boolean; appeal: boolean; decide: boolean }
  idempotencyKey: string
  nowAt: string
}

export interface ContractView {
  order: OrderCard
  versions: ContractVersionView[]
  deliveryDueAt: string | null
  may: { propose: boolean; sign: boolean; drop: boolean }
  idempotencyKey: string
}

/** What waits for the operator's word. */
export interface DisputeDeskView {
  disputes: { order: OrderCard; state: DisputeState; openedAt: string; frozenFen: number }[]
  claims: (ClaimView & { order: OrderCard })[]
  mayDecide: boolean
  idempotencyKey: string
}
