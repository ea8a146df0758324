import type { TradeWords } from '../zh/trade.ts'
import { enBookings } from './bookings.ts'
import { enCalendars } from './calendars.ts'
import { enCreatePool } from './create-pool.ts'
import { enDealings } from './dealings.ts'
import { enDesign } from './design.ts'
import { enDesk } from './desk.ts'
import { enDirectory } from './directory.ts'
import { enInsights } from './insights.ts'
import { enNotices } from './notices.ts'
import { enOperations } from './operations.ts'
import { enOperator } from './operator.ts'
import { enOrders } from './orders.ts'
import { enOversight } from './oversight.ts'
import { enPlatforms } from './platforms.ts'
import { enPolicies } from './policies.ts'
import { enRefusals } from './refusals.ts'
import { enTestDesk } from './test-desk.ts'
import { enTesting } from './testing.ts'
import { enWill } from './will.ts'

/** English words of everything behind: trade, machinery, testing, offices. */
export const enTrade: TradeWords = {
  bookings: enBookings,
  calendars: enCalendars,
  createPool: enCreatePool,
  dealings: enDealings,
  desk: enDesk,
  design: enDesign,
  directory: enDirectory,
  insights: enInsights,
  notices: enNotices,
  operations: enOperations,
  operator: enOperator,
  orders: enOrders,
  oversight: enOversight,
  policies: enPolicies,
  platforms: enPlatforms,
  refusals: enRefusals,
  testDesk: enTestDesk,
  testing: enTesting,
  will: enWill,
}
