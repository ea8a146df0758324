import { zhAwards } from './awards.ts'
import { zhCatalogue } from './catalogue.ts'
import { zhDemands } from './demands.ts'
import { zhHome } from './home.ts'
import { zhOffers } from './offers.ts'
import { zhProjection } from './projection.ts'
import { zhRegister } from './register.ts'
import { zhStatement } from './statement.ts'

/** Chinese words of the home page, of results, the catalogue, demands and registration. */
export const zhMarket = {
  awards: zhAwards,
  catalogue: zhCatalogue,
  demands: zhDemands,
  home: zhHome,
  offers: zhOffers,
  projection: zhProjection,
  register: zhRegister,
  statement: zhStatement,
}

export type MarketWords = typeof zhMarket
