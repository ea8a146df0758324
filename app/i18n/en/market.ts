import type { MarketWords } from '../zh/market.ts'
import { enCatalogue } from './catalogue.ts'
import { enCharts } from './charts.ts'
import { enDemands } from './demands.ts'
import { enFaults } from './faults.ts'
import { enHome } from './home.ts'
import { enOffers } from './offers.ts'
import { enProjection } from './projection.ts'
import { enQuestions } from './questions.ts'
import { enRegister } from './register.ts'
import { enSignIn } from './sign-in.ts'
import { enStatement } from './statement.ts'

/** English words of the home page, of charts, the catalogue, demands and registration. */
export const enMarket: MarketWords = {
  charts: enCharts,
  faults: enFaults,
  questions: enQuestions,
  signIn: enSignIn,
  catalogue: enCatalogue,
  demands: enDemands,
  home: enHome,
  offers: enOffers,
  projection: enProjection,
  register: enRegister,
  statement: enStatement,
}
