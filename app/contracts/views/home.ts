import type { OrderCard } from './orders.ts'
import type { PoolCard } from './pools.ts'

export interface ClusterSummary {
  slug: string
  pools: number
  firms: number
  quantity: number
  savingFen: number
}

/** Something that waits for the reader, with how many of it there are. */
export interface DeskTask {
  kind: 'payDeposits' | 'makeOffers' | 'reviewListings' | 'verifyCertificates'
  count: number
  /** The first of the pools concerned, where it is about pools. */
  poolId: string | null
}

export interface HomeView {
  /** For a reader with a firm. */
  tasks: DeskTask[]
  /** Running pools near the reader: in its county, or as asked for; null when nothing is known of where it is. */
  near: { county: string; pools: PoolCard[] } | null
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
