import type { Lifecycle } from '../shared/lifecycle.ts'

export const TEST_SERVICE_STATES = ['offered', 'retired'] as const
export type TestServiceState = (typeof TEST_SERVICE_STATES)[number]
export const TEST_SERVICE_EVENTS = ['retire', 'resume'] as const
export type TestServiceEvent = (typeof TEST_SERVICE_EVENTS)[number]

/** 检测服务: what is retired takes no new orders; those that are running are finished. */
export const TEST_SERVICE_LIFECYCLE: Lifecycle<TestServiceState, TestServiceEvent> = {
  name: 'test_service',
  states: TEST_SERVICE_STATES,
  initial: 'offered',
  moves: { offered: { retire: 'retired' }, retired: { resume: 'offered' } },
}

/** So many pictures a service shows. */
export const SERVICE_PHOTOS_AT_MOST = 6
