import { zhChain } from './chain.ts'
import { zhCity } from './city.ts'
import { zhCore } from './core.ts'
import { zhDeals } from './deals.ts'
import { zhDesks } from './desks.ts'
import { zhGoods } from './goods.ts'
import { zhMarket } from './market.ts'
import { zhMembers } from './members.ts'
import { zhMoves } from './moves.ts'
import { zhOffices } from './offices.ts'
import { zhWants } from './wants.ts'
import { zhWelcome } from './welcome.ts'

/** Every Chinese word of the product, in the parts that a browser is sent as its page needs them. */
export const zh = {
  ...zhCore,
  ...zhMarket,
  ...zhWelcome,
  ...zhWants,
  ...zhGoods,
  ...zhChain,
  ...zhCity,
  ...zhMembers,
  ...zhMoves,
  ...zhDeals,
  ...zhDesks,
  ...zhOffices,
}

/** The shape of a language: Chinese is written first, and a key that another lacks does not compile. */
export type Text = typeof zh
