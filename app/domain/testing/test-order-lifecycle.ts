import type { Lifecycle } from '../shared/lifecycle.ts'

export const TEST_ORDER_STATES = [
  'draft',
  'submitted',
  'accepted',
  'samples_received',
  'testing',
  'under_review',
  'reported',
  'closed',
  'rejected',
  'cancelled',
  'sample_lost',
  'amended',
] as const
export type TestOrderState = (typeof TEST_ORDER_STATES)[number]
export type TestOrderEvent =
  | 'submit'
  | 'accept'
  | 'reject'
  | 'cancel'
  | 'receive'
  | 'start'
  | 'lose_samples'
  | 'finish'
  | 'send_back'
  | 'issue'
  | 'close'
  | 'amend'

/**
 * 检测委托 (DOMAIN 10). `sample_lost` is an order of which no sample is left to be tested; `amended` is one
 * whose report is being corrected: it goes through results and review again and is reported anew.
 */
export const TEST_ORDER_LIFECYCLE: Lifecycle<TestOrderState, TestOrderEvent> = {
  name: 'test_order',
  states: TEST_ORDER_STATES,
  initial: 'draft',
  moves: {
    draft: { submit: 'submitted', cancel: 'cancelled' },
    submitted: { accept: 'accepted', reject: 'rejected', cancel: 'cancelled' },
    accepted: { receive: 'samples_received', cancel: 'cancelled', lose_samples: 'sample_lost' },
    samples_received: { start: 'testing', cancel: 'cancelled', lose_samples: 'sample_lost' },
    testing: { finish: 'under_review', lose_samples: 'sample_lost' },
    under_review: { send_back: 'testing', issue: 'reported' },
    reported: { close: 'closed', amend: 'amended' },
    closed: { amend: 'amended' },
    amended: { finish: 'under_review' },
    rejected: {},
    cancelled: {},
    sample_lost: {},
  },
}

/** Nothing will be tested and nothing reported: what is held goes back. */
export const ENDED_WITHOUT_REPORT: readonly TestOrderState[] = ['rejected', 'cancelled', 'sample_lost']

/** Results may be entered or corrected. */
export const ON_THE_BENCH: readonly TestOrderState[] = ['testing', 'amended']
