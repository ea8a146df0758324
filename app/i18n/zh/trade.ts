import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhDesign } from './design.ts'
import { zhNotices } from './notices.ts'
import { zhOperations } from './operations.ts'
import { zhOperator } from './operator.ts'
import { zhOrders } from './orders.ts'
import { zhRefusals } from './refusals.ts'
import { zhWill } from './will.ts'

/** Chinese words of everything behind: orders, money, offices. */
export const zhTrade = {
  createPool: zhCreatePool,
  dealings: zhDealings,
  design: zhDesign,
  notices: zhNotices,
  operations: zhOperations,
  operator: zhOperator,
  orders: zhOrders,
  refusals: zhRefusals,
  will: zhWill,
}

export type TradeWords = typeof zhTrade
