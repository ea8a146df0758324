import type { zhHome } from '../zh/home.ts'

export const enHome: typeof zhHome = {
  heroTitle: 'Buy together, and the price falls for all',
  heroLead:
    'Jiaxing’s manufacturers pool their equipment purchases: with every tier the price falls for everyone. A custodian bank holds the money and pays out after acceptance.',
  heroAction: 'See the running pools',
  running: 'Running pools',
  runningOthers: 'Other running pools',
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
  clusterSaving: (saving) => `${saving} saved`,
  unverified:
    'Your firm waits to be verified by the platform. After that you can join, offer and state demands; until then you can do what stands below.',
  meanwhileTitle: 'What you can do while you wait',
  meanwhile: [
    [
      'See the running pools',
      'Read ladders, prices and closing times; join once you are verified.',
      '/pools',
    ],
    [
      'Look through the catalogue',
      'Find machines by kind, specs and maker, and compare them side by side.',
      '/categories',
    ],
    [
      'Reckon subsidies and tax relief',
      'Type your plan and see how each rule is worked out, and on what conditions.',
      '/policies',
    ],
    [
      'See shared machines and tests',
      'What the chain platforms lend, at what price an hour, and what they test.',
      '/platforms',
    ],
  ],
  desk: 'My desk',
  deskLead: 'What waits for you today, and pools whose price is falling.',
  tasks: {
    payDeposits: (count) =>
      `${count} ${count === 1 ? 'commitment waits for a deposit' : 'commitments wait for a deposit'}`,
    answerInvitations: (count) =>
      `${count} ${count === 1 ? 'invitation to a pool waits for your answer' : 'invitations to pools wait for your answer'}`,
    answerReplacements: (count) =>
      `${count} ${count === 1 ? 'moved booking waits for your word' : 'moved bookings wait for your word'}`,
    payBookings: (count) => `${count} ${count === 1 ? 'booking is to be paid' : 'bookings are to be paid'}`,
    stepTests: (count) => `${count} ${count === 1 ? 'test order waits for you' : 'test orders wait for you'}`,
    makeOffers: (count) =>
      `${count} ${count === 1 ? 'pool waits for your offer' : 'pools wait for your offer'}`,
    payBonds: (count) => `${count} ${count === 1 ? 'bid bond is to be paid' : 'bid bonds are to be paid'}`,
    issueInvoices: (count) =>
      `${count} ${count === 1 ? 'invoice is to be issued' : 'invoices are to be issued'}`,
    answerClaims: (count) =>
      `${count} ${count === 1 ? 'warranty claim waits for your answer; silence grants it' : 'warranty claims wait for your answer; silence grants them'}`,
    mendListings: (count) =>
      `${count} ${count === 1 ? 'listing was sent back to be mended' : 'listings were sent back to be mended'}`,
    answerQuestions: (count) =>
      `${count} ${count === 1 ? 'question under a pool has no answer' : 'questions under pools have no answer'}`,
    approveBookings: (count) =>
      `${count} ${count === 1 ? 'booking waits for approval' : 'bookings wait for approval'}`,
    admitMembers: (count) =>
      `${count} ${count === 1 ? 'firm asks to join your platform' : 'firms ask to join your platform'}`,
    stepLab: (count) =>
      `${count} ${count === 1 ? 'test order waits for the laboratory' : 'test orders wait for the laboratory'}`,
    foundPlatform: () => 'No platform yet: found one to share machines and offer tests',
    listFirst: () => 'No machine listed yet: list one to be found and to make offers',
    listProvider: () => 'Your directory entry is not listed: firms cannot find you',
    answerRequests: (count) => `${count} ${count === 1 ? 'request waits' : 'requests wait'} for your answer`,
    finishEngagements: (count) =>
      `${count} agreed ${count === 1 ? 'piece of work waits' : 'pieces of work wait'} to be delivered`,
    answerRatings: (count) => `${count} ${count === 1 ? 'rating has' : 'ratings have'} no reply`,
    confirmEngagements: (count) =>
      `${count} delivered ${count === 1 ? 'piece of work waits' : 'pieces of work wait'} for your word`,
    reviewListings: (count) =>
      `${count} ${count === 1 ? 'listing waits for review' : 'listings wait for review'}`,
    verifyFirms: (count) =>
      `${count} ${count === 1 ? 'firm waits to be verified' : 'firms wait to be verified'}`,
    ruleDisputes: (count) =>
      `${count} ${count === 1 ? 'dispute waits for a ruling' : 'disputes wait for a ruling'}`,
    decideClaims: (count) =>
      `${count} ${count === 1 ? 'contested claim waits for a decision' : 'contested claims wait for a decision'}`,
    seeLetters: (count) =>
      `${count} ${count === 1 ? 'job has failed for good' : 'jobs have failed for good'}`,
    seeBankCases: (count) =>
      `${count} ${count === 1 ? 'difference with the bank is open' : 'differences with the bank are open'}`,
    verifyCertificates: (count) =>
      `${count} ${count === 1 ? 'certificate waits for verification' : 'certificates wait for verification'}`,
  },
  tasksTitle: 'Next steps',
  tasksNone: 'Nothing waits for you.',
  dueAt: (at) => `By ${at}`,
  overdueSince: (at) => `Overdue since ${at}`,
  desks: {
    buyer: 'Buying',
    supplier: 'Selling',
    leader: 'Platform',
    lab: 'Laboratory',
    provider: 'Services',
    operator: 'Operations',
    bureau: 'Bureau',
  },
  leads: {
    testOrders: 'Test orders',
    jobs: 'Jobs',
    bank: 'Bank',
    disputes: 'Disputes and claims',
    retire: 'Equipment to be retired',
  },
  figures: {
    joinedPools: 'Pools joined',
    depositFen: 'Deposits held',
    savingFen: 'Saved by awards',
    ordersUnderWay: 'Orders under way',
    standingOffers: 'Standing offers',
    soldSets: 'Sold',
    receivedFen: 'Received',
    listingsOut: 'Published listings',
    machines: 'Open machines',
    runningNow: 'Running now',
    bookedToday: 'Booked today',
    members: 'Members',
    testsUnderWay: 'Tests under way',
    samplesHere: 'Samples here',
    dealingsUnderWay: 'Dealings under way',
    dealingsDone: 'Dealings completed',
    ratingsHad: 'Ratings',
    escrowFen: 'In escrow',
    openPools: 'Open pools',
    overdueDeadlines: 'Overdue deadlines',
    firmsWaiting: 'Firms to verify',
    firmsInPools: 'Firms in pools',
    pooledSets: 'Pooled',
    contractedFen: 'Contracted',
    validCertificates: 'Valid certificates',
  },
  nearBoth: (county, industry) => `${industry}, and near ${county}`,
  nearTitle: 'Pools near you and in your industry',
  nearAny: 'Any',
  industryAsk: 'My industry is',
  canSave: (perSet) => `Join now and save up to ${perSet} a set`,
  canSaveOnDemands: (saving) => `At today’s prices your open demands would save ${saving} together`,
  go: 'Go there',
  near: (where) => `Pools: ${where}`,
  nearNone: 'Nothing runs here at the moment. State a demand and a pool can begin.',
  nearAsk: 'My firm is in',
  nearShow: 'Show pools near me',
  tour: 'Hecai in five steps',
  tourLead:
    'Walk through the demonstration: from joining to knowing why you pay what you pay. Each step is done on the page itself; leave whenever you like and come back to where you were.',
  tourSteps: [
    ['Choose who to be', 'Take a buyer of the Haining socks cluster: one press signs you in.', 'Choose'],
    [
      'Open a pool',
      'Open one that is running. Read the staircase: the price of a set now, and how many sets to the next tier.',
      'See the pools',
    ],
    [
      'Move “if I join with”',
      'See your total, and what everybody saves with you. It only reckons: nothing is sent.',
      'Try it',
    ],
    [
      'Join and pay the deposit',
      'Say how many sets, send, then pay the deposit. Once it is held, quantity and price change at once, for all who watch.',
      'Join',
    ],
    [
      'See where the money goes',
      'Your commitments show sets, price and deposit; the escrow statement knows every fen.',
      'See my commitments',
    ],
  ],
  tourDone: (done, all) => `${done} of ${all} done`,
  tourStep: (step, all) => `Tour ${step} of ${all}`,
  tourStart: 'Start the tour',
  tourResume: (step) => `Go on with step ${step}`,
  tourAgain: 'Walk it again',
  tourNext: 'Done, next step',
  tourFinish: 'Finish the tour',
  tourLeave: 'Leave the tour',
  myPools: 'Pools I am in',
}
