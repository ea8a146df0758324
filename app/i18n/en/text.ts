import type { Text } from '../zh/text.ts'
import { enAwards } from './awards.ts'
import { enBookings } from './bookings.ts'
import { enCalendars } from './calendars.ts'
import { enCatalogue } from './catalogue.ts'
import { enCharts } from './charts.ts'
import { enCommon } from './common.ts'
import { enCreatePool } from './create-pool.ts'
import { enDealings } from './dealings.ts'
import { enDemands } from './demands.ts'
import { enDesign } from './design.ts'
import { enDesk } from './desk.ts'
import { enDirectory } from './directory.ts'
import { enFaults } from './faults.ts'
import { enHome } from './home.ts'
import { enInsights } from './insights.ts'
import { enJoin } from './join.ts'
import { enLadder } from './ladder.ts'
import { enNotices } from './notices.ts'
import { enOffers } from './offers.ts'
import { enOperations } from './operations.ts'
import { enOperator } from './operator.ts'
import { enOrders } from './orders.ts'
import { enOversight } from './oversight.ts'
import { enPlaces } from './places.ts'
import { enPlatforms } from './platforms.ts'
import { enPolicies } from './policies.ts'
import { enPools } from './pools.ts'
import { enProjection } from './projection.ts'
import { enQuestions } from './questions.ts'
import { enRefusals } from './refusals.ts'
import { enRegister } from './register.ts'
import { enShell } from './shell.ts'
import { enSignIn } from './sign-in.ts'
import { enStatement } from './statement.ts'
import { enStates } from './states.ts'
import { enTestDesk } from './test-desk.ts'
import { enTesting } from './testing.ts'
import { enWill } from './will.ts'

/** Every English word of the product. */
export const en: Text = {
  locale: 'en',
  awards: enAwards,
  bookings: enBookings,
  calendars: enCalendars,
  catalogue: enCatalogue,
  charts: enCharts,
  common: enCommon,
  createPool: enCreatePool,
  dealings: enDealings,
  demands: enDemands,
  desk: enDesk,
  design: enDesign,
  faults: enFaults,
  directory: enDirectory,
  home: enHome,
  insights: enInsights,
  join: enJoin,
  ladder: enLadder,
  notices: enNotices,
  offers: enOffers,
  operations: enOperations,
  operator: enOperator,
  orders: enOrders,
  oversight: enOversight,
  places: enPlaces,
  policies: enPolicies,
  platforms: enPlatforms,
  pools: enPools,
  questions: enQuestions,
  projection: enProjection,
  refusals: enRefusals,
  register: enRegister,
  shell: enShell,
  signIn: enSignIn,
  statement: enStatement,
  states: enStates,
  testDesk: enTestDesk,
  testing: enTesting,
  will: enWill,
}
