import type { Lifecycle } from '../shared/lifecycle.ts'

export const PLATFORM_STATES = ['open', 'closed'] as const
export type PlatformState = (typeof PLATFORM_STATES)[number]
export type PlatformEvent = 'close' | 'reopen'

/** 平台: open from its founding; a closed one keeps its history and members, and may open again. */
export const PLATFORM_LIFECYCLE: Lifecycle<PlatformState, PlatformEvent> = {
  name: 'platform',
  states: PLATFORM_STATES,
  initial: 'open',
  moves: { open: { close: 'closed' }, closed: { reopen: 'open' } },
}
