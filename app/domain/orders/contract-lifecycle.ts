import type { Lifecycle } from '../shared/lifecycle.ts'

export const CONTRACT_STATES = ['proposed', 'in_force', 'superseded', 'lapsed'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]
export type ContractEvent = 'conclude' | 'supersede' | 'lapse'

/** 合同版本: proposed until both sides have signed its very text; a newer one in force supersedes it. */
export const CONTRACT_LIFECYCLE: Lifecycle<ContractState, ContractEvent> = {
  name: 'contract',
  states: CONTRACT_STATES,
  initial: 'proposed',
  moves: {
    proposed: { conclude: 'in_force', lapse: 'lapsed' },
    in_force: { supersede: 'superseded' },
    superseded: {},
    lapsed: {},
  },
}
