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
  tasks: {
    payDeposits: (count) => `${count} ${count === 1 ? 'commitment waits' : 'commitments wait'} for a deposit`,
    makeOffers: (count) => `${count} ${count === 1 ? 'pool waits' : 'pools wait'} for your offer`,
    reviewListings: (count) => `${count} ${count === 1 ? 'listing waits' : 'listings wait'} for review`,
    verifyCertificates: (count) =>
      `${count} ${count === 1 ? 'certificate waits' : 'certificates wait'} for verification`,
  },
  tasksTitle: 'Next steps',
  go: 'Go there',
  near: (county) => `Near ${county} and in its industry`,
  nearNone: 'Nothing runs here at the moment. State a demand and a pool can begin.',
  nearAsk: 'My firm is in',
  nearShow: 'Show pools near me',
  tour: 'Hecai in five steps',
  tourLead: 'Walk through the demonstration: from joining to knowing why you pay what you pay.',
  tourSteps: [
    ['Choose who to be', 'On the sign-in page take a buyer of the Haining socks cluster.', '/sign-in'],
    ['Open a pool', 'Read the staircase: the price now, and how many sets to the next tier.', '/pools'],
    ['Move “if I join with”', 'See your total, and what everybody saves with you.', '/pools'],
    ['Join and pay the deposit', 'Quantity and price change at once, for all who watch.', '/commitments'],
    ['See where the money goes', 'The escrow statement knows every fen.', '/statement'],
  ],
  tourDone: (done, all) => `${done} of ${all} done`,
  waiting: 'Waiting for me',
  waitingNone: 'Nothing waits for you',
  myPools: 'Pools I am in',
}
