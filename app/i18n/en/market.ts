import type { MarketWords } from '../zh/market.ts'
import { enAwards } from './awards.ts'
import { enCatalogue } from './catalogue.ts'
import { enDemands } from './demands.ts'
import { enHome } from './home.ts'
import { enOffers } from './offers.ts'
import { enProjection } from './projection.ts'
import { enRegister } from './register.ts'
import { enStatement } from './statement.ts'

/** English words of the home page, of results, the catalogue, demands and registration. */
export const enMarket: MarketWords = {
  awards: enAwards,
  catalogue: enCatalogue,
  demands: enDemands,
  home: enHome,
  offers: enOffers,
  projection: enProjection,
  register: enRegister,
  statement: enStatement,
}
