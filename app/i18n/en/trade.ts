import type { TradeWords } from '../zh/trade.ts'
import { enCalendars } from './calendars.ts'
import { enCreatePool } from './create-pool.ts'
import { enDealings } from './dealings.ts'
import { enDesign } from './design.ts'
import { enDesk } from './desk.ts'
import { enInsights } from './insights.ts'
import { enNotices } from './notices.ts'
import { enOperations } from './operations.ts'
import { enOperator } from './operator.ts'
import { enOrders } from './orders.ts'
import { enRefusals } from './refusals.ts'
import { enWill } from './will.ts'

/** English words of everything behind: orders, money, offices. */
export const enTrade: TradeWords = {
  calendars: enCalendars,
  createPool: enCreatePool,
  dealings: enDealings,
  desk: enDesk,
  design: enDesign,
  insights: enInsights,
  notices: enNotices,
  operations: enOperations,
  operator: enOperator,
  orders: enOrders,
  refusals: enRefusals,
  will: enWill,
}
