import type { zhHome } from '../zh/home.ts'

export const enHome: typeof zhHome = {
  heroTitle: 'Buy together, and the price falls for all',
  heroLead:
    'Jiaxing’s manufacturers pool their equipment purchases: with every tier the price falls for everyone. A custodian bank holds the money and pays out after acceptance.',
  heroAction: 'See the running pools',
  heroSecond: 'Offer as a supplier',
  running: 'Running pools',
  runningNone: 'No pool is running',
  runningNoneHint: 'Come back later, or open a new one.',
  steps: 'Three steps to join',
  stepsBody: [
    [
      'Choose a pool',
      'See the staircase: what it costs now, and how many sets are missing to the next tier.',
    ],
    ['Commit a quantity', 'Pay a small deposit, held by the custodian bank; change or withdraw at any time.'],
    [
      'Watch the price fall',
      'The award never costs more than your reserve price, nor more than buying alone.',
    ],
  ],
  openPools: 'Running pools',
  firms: 'Firms',
  quantity: 'Sets',
  saving: 'Saved',
  clusters: 'Clusters',
  clusterLine: (pools, firms) =>
    `${pools} ${pools === 1 ? 'pool' : 'pools'} · ${firms} ${firms === 1 ? 'firm' : 'firms'}`,
  desk: 'My desk',
  deskLead: 'What waits for you today, and pools whose price is falling.',
  waiting: 'Waiting for me',
  waitingNone: 'Nothing waits for you',
  myPools: 'Pools I am in',
}
