import type { Lifecycle } from '../shared/lifecycle.ts'

export const DEMAND_STATES = ['draft', 'open', 'pooled', 'fulfilled', 'withdrawn', 'expired'] as const
export type DemandState = (typeof DEMAND_STATES)[number]
export type DemandEvent = 'publish' | 'pool' | 'leave_pool' | 'fulfil' | 'withdraw' | 'expire'

/** A demand (需求): open until it has joined a pool; a pool that fails gives it back (DOMAIN 5). */
export const DEMAND_LIFECYCLE: Lifecycle<DemandState, DemandEvent> = {
  name: 'demand',
  states: DEMAND_STATES,
  initial: 'draft',
  moves: {
    draft: { publish: 'open', withdraw: 'withdrawn' },
    open: { pool: 'pooled', withdraw: 'withdrawn', expire: 'expired', fulfil: 'fulfilled' },
    pooled: { leave_pool: 'open', fulfil: 'fulfilled', withdraw: 'withdrawn', expire: 'expired' },
    fulfilled: {},
    withdrawn: {},
    expired: {},
  },
}
