import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhOrders } from './orders.ts'

/** Chinese words of orders, and of all that belongs to one. */
export const zhDeals = {
  createPool: zhCreatePool,
  dealings: zhDealings,
  orders: zhOrders,
}

export type DealsWords = typeof zhDeals
