import type { Lifecycle } from '../shared/lifecycle.ts'

export const SAMPLE_STATES = [
  'expected',
  'received',
  'on_bench',
  'tested',
  'returned',
  'disposed',
  'unfit',
  'lost',
] as const
export type SampleState = (typeof SAMPLE_STATES)[number]
export type SampleEvent =
  | 'receive'
  | 'issue'
  | 'finish'
  | 'reissue'
  | 'refuse'
  | 'lose'
  | 'give_back'
  | 'dispose'

/** One sample (样品). Each move is a link of its chain of custody: who had it, where, in what condition. */
export const SAMPLE_LIFECYCLE: Lifecycle<SampleState, SampleEvent> = {
  name: 'test_sample',
  states: SAMPLE_STATES,
  initial: 'expected',
  moves: {
    expected: { receive: 'received', refuse: 'unfit', lose: 'lost' },
    received: {
      issue: 'on_bench',
      refuse: 'unfit',
      lose: 'lost',
      give_back: 'returned',
      dispose: 'disposed',
    },
    on_bench: { finish: 'tested', refuse: 'unfit', lose: 'lost' },
    tested: { reissue: 'on_bench', give_back: 'returned', dispose: 'disposed' },
    unfit: { give_back: 'returned', dispose: 'disposed' },
    returned: {},
    disposed: {},
    lost: {},
  },
}
