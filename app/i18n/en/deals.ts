import type { DealsWords } from '../zh/deals.ts'
import { enCreatePool } from './create-pool.ts'
import { enDealings } from './dealings.ts'
import { enOrders } from './orders.ts'
import { enWhatComes } from './what-comes.ts'

/** English words of orders, and of all that belongs to one. */
export const enDeals: DealsWords = {
  createPool: enCreatePool,
  dealings: enDealings,
  orders: enOrders,
  whatComes: enWhatComes,
}
