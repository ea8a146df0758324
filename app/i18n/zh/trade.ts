import { zhCalendars } from './calendars.ts'
import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhDesign } from './design.ts'
import { zhDesk } from './desk.ts'
import { zhInsights } from './insights.ts'
import { zhNotices } from './notices.ts'
import { zhOperations } from './operations.ts'
import { zhOperator } from './operator.ts'
import { zhOrders } from './orders.ts'
import { zhRefusals } from './refusals.ts'
import { zhWill } from './will.ts'

/** Chinese words of everything behind: orders, money, offices. */
export const zhTrade = {
  calendars: zhCalendars,
  createPool: zhCreatePool,
  dealings: zhDealings,
  desk: zhDesk,
  design: zhDesign,
  insights: zhInsights,
  notices: zhNotices,
  operations: zhOperations,
  operator: zhOperator,
  orders: zhOrders,
  refusals: zhRefusals,
  will: zhWill,
}

export type TradeWords = typeof zhTrade
