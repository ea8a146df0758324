import type { OrderCard } from './orders.ts'
import type { PoolCard } from './pools.ts'

export interface ClusterSummary {
  slug: string
  pools: number
  firms: number
  quantity: number
  savingFen: number
}

export interface HomeView {
  /** Sets pooled by county in pools that run. */
  counties: { county: string; value: number }[]
  running: PoolCard[]
  clusters: ClusterSummary[]
  totals: { openPools: number; firms: number; quantity: number; savingFen: number; settledPools: number }
  /** For a reader with a firm: what waits for it; empty for a visitor. */
  myOrders: OrderCard[]
  myPools: PoolCard[]
  nowAt: string
}
