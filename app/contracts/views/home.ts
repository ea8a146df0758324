import type { DeskTask, DeskView } from './desk.ts'
import type { PlatformToday } from './insights.ts'
import type { OrderCard } from './orders.ts'
import type { PoolCard } from './pools.ts'

export interface ClusterSummary {
  slug: string
  pools: number
  firms: number
  quantity: number
  savingFen: number
}

/** What the map of the city is coloured by: all of it public. */
export const MAP_MEASURES = ['sets', 'firms', 'pools', 'listings'] as const
export type MapMeasure = (typeof MAP_MEASURES)[number]

/** Pools for a firm of this county and industry, its industry's first. */
export interface NearView {
  county: string | null
  industry: string | null
  pools: PoolCard[]
  /** What joining the best of them saves a set today, and, for a firm, all its open demands together. */
  saving: { poolId: string; poolTitle: string; perSetFen: number; onDemandsFen: number | null } | null
}

export interface HomeView {
  /** For a reader with a firm. */
  tasks: DeskTask[]
  /** The reader's desks with a few numbers each; none for a visitor. */
  desks: DeskView[]
  /** The day of each platform that the reader works for. */
  platforms: PlatformToday[]
  /** Null when nothing is known of where the reader is and what it makes. */
  near: NearView | null
  map: { measure: MapMeasure; values: { county: string; value: number }[] }
  running: PoolCard[]
  clusters: ClusterSummary[]
  totals: { openPools: number; firms: number; quantity: number; savingFen: number; settledPools: number }
  /** For a reader with a firm: what waits for it; empty for a visitor. */
  myOrders: OrderCard[]
  myPools: PoolCard[]
  nowAt: string
}
