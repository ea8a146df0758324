import { zhCreatePool } from './create-pool.ts'
import { zhDealings } from './dealings.ts'
import { zhOrders } from './orders.ts'
import { zhWhatComes } from './what-comes.ts'

/** Chinese words of orders, and of all that belongs to one. */
export const zhDeals = {
  createPool: zhCreatePool,
  dealings: zhDealings,
  orders: zhOrders,
  whatComes: zhWhatComes,
}

export type DealsWords = typeof zhDeals
