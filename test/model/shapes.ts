import type fc from 'fast-check'
import type { Database } from '#db/client.ts'
import type { Firm, PoolFloor } from '#test/support/pools.ts'

/** A dispute as the model knows it. */
export interface Quarrel {
  readonly state: 'open' | 'ruled' | 'appealed' | 'decided' | 'withdrawn'
  readonly openedBy: 'buyer' | 'supplier'
  /** Until when the ruling may be appealed. */
  readonly appealBy: Date | null
}

/** What the model remembers: who stands in the pool, with how much, who quarrels, and what must not change any more. */
export interface Model {
  readonly cap: number
  /** Sets that each firm has asked for; absent when it has not joined. */
  readonly wanted: Map<number, number>
  /** The latest dispute over each firm's order. */
  readonly quarrels: Map<number, Quarrel>
  isLocked: boolean
  steps: number
}

/** Where a run begins, and under which terms. */
export interface Setting {
  readonly start: 'open' | 'awarded' | 'paid'
  readonly appealDays: 0 | 7
  readonly bondBasisPoints: 0 | 200
}

/** The real system: one pool, its firms, its supplier. */
export interface World {
  readonly database: Database
  readonly floor: PoolFloor
  readonly poolId: string
  readonly firms: readonly Firm[]
  readonly supplier: Firm
  readonly locksAt: Date
}

export type Step = fc.AsyncCommand<Model, World>
