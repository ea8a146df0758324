import type { Lifecycle } from '../shared/lifecycle.ts'

export const POOL_STATES = [
  'draft',
  'open',
  'locked',
  'awarded',
  'fulfilling',
  'settled',
  'failed',
  'cancelled',
] as const
export type PoolState = (typeof POOL_STATES)[number]
export type PoolEvent =
  | 'open'
  | 'lock'
  | 'award'
  | 'void_award'
  | 'take_effect'
  | 'settle'
  | 'fail'
  | 'cancel'

/** 团购: draft → open → locked → awarded → fulfilling → settled, and the ways it ends early (DOMAIN 6). */
export const POOL_LIFECYCLE: Lifecycle<PoolState, PoolEvent> = {
  name: 'pool',
  states: POOL_STATES,
  initial: 'draft',
  moves: {
    draft: { open: 'open', cancel: 'cancelled' },
    open: { lock: 'locked', fail: 'failed', cancel: 'cancelled' },
    locked: { award: 'awarded', fail: 'failed' },
    awarded: { take_effect: 'fulfilling', void_award: 'locked', fail: 'failed' },
    fulfilling: { settle: 'settled' },
    settled: {},
    failed: {},
    cancelled: {},
  },
}
