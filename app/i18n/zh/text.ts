import type { Locale } from '#app/contracts/views/shell.ts'
import { zhAwards } from './awards.ts'
import { zhBookings } from './bookings.ts'
import { zhCalendars } from './calendars.ts'
import { zhCatalogue } from './catalogue.ts'
import { zhCharts } from './charts.ts'
import { zhCommon } from './common.ts'
import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhDemands } from './demands.ts'
import { zhDesign } from './design.ts'
import { zhDesk } from './desk.ts'
import { zhDirectory } from './directory.ts'
import { zhFaults } from './faults.ts'
import { zhHome } from './home.ts'
import { zhInsights } from './insights.ts'
import { zhJoin } from './join.ts'
import { zhLadder } from './ladder.ts'
import { zhNotices } from './notices.ts'
import { zhOffers } from './offers.ts'
import { zhOperations } from './operations.ts'
import { zhOperator } from './operator.ts'
import { zhOrders } from './orders.ts'
import { zhOversight } from './oversight.ts'
import { zhPlaces } from './places.ts'
import { zhPlatforms } from './platforms.ts'
import { zhPolicies } from './policies.ts'
import { zhPools } from './pools.ts'
import { zhProjection } from './projection.ts'
import { zhQuestions } from './questions.ts'
import { zhRefusals } from './refusals.ts'
import { zhRegister } from './register.ts'
import { zhShell } from './shell.ts'
import { zhSignIn } from './sign-in.ts'
import { zhStatement } from './statement.ts'
import { zhStates } from './states.ts'
import { zhTestDesk } from './test-desk.ts'
import { zhTesting } from './testing.ts'
import { zhWill } from './will.ts'

/** Every Chinese word of the product. */
export const zh = {
  locale: 'zh' as Locale,
  awards: zhAwards,
  bookings: zhBookings,
  calendars: zhCalendars,
  catalogue: zhCatalogue,
  charts: zhCharts,
  common: zhCommon,
  createPool: zhCreatePool,
  dealings: zhDealings,
  demands: zhDemands,
  desk: zhDesk,
  design: zhDesign,
  faults: zhFaults,
  directory: zhDirectory,
  home: zhHome,
  insights: zhInsights,
  join: zhJoin,
  ladder: zhLadder,
  notices: zhNotices,
  offers: zhOffers,
  operations: zhOperations,
  operator: zhOperator,
  orders: zhOrders,
  oversight: zhOversight,
  places: zhPlaces,
  policies: zhPolicies,
  platforms: zhPlatforms,
  pools: zhPools,
  questions: zhQuestions,
  projection: zhProjection,
  refusals: zhRefusals,
  register: zhRegister,
  shell: zhShell,
  signIn: zhSignIn,
  statement: zhStatement,
  states: zhStates,
  testDesk: zhTestDesk,
  testing: zhTesting,
  will: zhWill,
}

/** The shape of a language: Chinese is written first, and a key that another lacks does not compile. */
export type Text = typeof zh
