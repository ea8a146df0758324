import type { Text } from '../zh/text.ts'
import { enChain } from './chain.ts'
import { enCity } from './city.ts'
import { enCore } from './core.ts'
import { enDeals } from './deals.ts'
import { enDesks } from './desks.ts'
import { enGoods } from './goods.ts'
import { enMarket } from './market.ts'
import { enMembers } from './members.ts'
import { enMoves } from './moves.ts'
import { enOffices } from './offices.ts'
import { enWants } from './wants.ts'
import { enWelcome } from './welcome.ts'

/** Every English word of the product. */
export const en: Text = {
  ...enCore,
  ...enMarket,
  ...enWelcome,
  ...enWants,
  ...enGoods,
  ...enChain,
  ...enCity,
  ...enMembers,
  ...enMoves,
  ...enDeals,
  ...enDesks,
  ...enOffices,
}
