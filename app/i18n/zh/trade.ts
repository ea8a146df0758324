import { zhBookings } from './bookings.ts'
import { zhCalendars } from './calendars.ts'
import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhDesign } from './design.ts'
import { zhDesk } from './desk.ts'
import { zhDirectory } from './directory.ts'
import { zhInsights } from './insights.ts'
import { zhNotices } from './notices.ts'
import { zhOperations } from './operations.ts'
import { zhOperator } from './operator.ts'
import { zhOrders } from './orders.ts'
import { zhOversight } from './oversight.ts'
import { zhPlatforms } from './platforms.ts'
import { zhPolicies } from './policies.ts'
import { zhRefusals } from './refusals.ts'
import { zhTestDesk } from './test-desk.ts'
import { zhTesting } from './testing.ts'
import { zhWill } from './will.ts'

/** Chinese words of everything behind: trade, machinery, testing, offices. */
export const zhTrade = {
  bookings: zhBookings,
  calendars: zhCalendars,
  createPool: zhCreatePool,
  dealings: zhDealings,
  desk: zhDesk,
  design: zhDesign,
  directory: zhDirectory,
  insights: zhInsights,
  notices: zhNotices,
  operations: zhOperations,
  operator: zhOperator,
  orders: zhOrders,
  oversight: zhOversight,
  policies: zhPolicies,
  platforms: zhPlatforms,
  refusals: zhRefusals,
  testDesk: zhTestDesk,
  testing: zhTesting,
  will: zhWill,
}

export type TradeWords = typeof zhTrade
