import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import type { OfferView } from './pools.ts'

export interface MyOfferRow {
  offer: OfferView
  pool: {
    id: string
    title: string
    state: PoolState
    quantity: number
    offersCloseAt: string
  }
  /** Sets awarded to this offer; null while there is no award. */
  awardedQuantity: number | null
  /** The bid bond that is to be paid; null when none is. */
  bond: { paymentId: string; amountFen: number; isPayable: boolean } | null
}

export interface MyOffersView {
  rows: MyOfferRow[]
  idempotencyKey: string
  nowAt: string
}
