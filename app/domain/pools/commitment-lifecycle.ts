import type { Lifecycle } from '../shared/lifecycle.ts'

export const COMMITMENT_STATES = [
  'pending_deposit',
  'active',
  'awarded',
  'unserved',
  'withdrawn',
  'dropped',
] as const
export type CommitmentState = (typeof COMMITMENT_STATES)[number]
export type CommitmentEvent =
  | 'deposit_held'
  | 'award'
  | 'leave_unserved'
  | 'withdraw'
  | 'drop'
  | 'return_to_pool'

/**
 * 认购 (DOMAIN 6). `awarded → active` is the void award: the member stays bound and is resolved again;
 * `awarded → dropped` is the member who let the signing deadline pass.
 */
export const COMMITMENT_LIFECYCLE: Lifecycle<CommitmentState, CommitmentEvent> = {
  name: 'commitment',
  states: COMMITMENT_STATES,
  initial: 'pending_deposit',
  // A pool that asks for no deposit has nothing to wait for.
  births: ['active'],
  moves: {
    pending_deposit: { deposit_held: 'active', withdraw: 'withdrawn', drop: 'dropped' },
    active: { award: 'awarded', leave_unserved: 'unserved', withdraw: 'withdrawn', drop: 'dropped' },
    awarded: { return_to_pool: 'active', drop: 'dropped' },
    unserved: {},
    withdrawn: {},
    dropped: {},
  },
}
