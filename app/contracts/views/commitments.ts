import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { MyAwardView, MyCommitmentView } from './pools.ts'

export interface CommitmentRow {
  commitment: MyCommitmentView
  award: MyAwardView | null
  pool: {
    id: string
    title: string
    state: PoolState
    quantity: number
    firms: number
    joinClosesAt: string
    projectedPriceFen: number | null
    referencePriceFen: number
  }
}

export interface CommitmentsView {
  rows: CommitmentRow[]
  /** Sums over the commitments that count today. */
  activeQuantity: number
  depositHeldFen: number
  projectedSavingFen: number
  nowAt: string
}
