import type { MarketWords } from '../zh/market.ts'
import { enAwards } from './awards.ts'
import { enCatalogue } from './catalogue.ts'
import { enCharts } from './charts.ts'
import { enDemands } from './demands.ts'
import { enFaults } from './faults.ts'
import { enHome } from './home.ts'
import { enJoin } from './join.ts'
import { enOffers } from './offers.ts'
import { enProjection } from './projection.ts'
import { enQuestions } from './questions.ts'
import { enRegister } from './register.ts'
import { enSignIn } from './sign-in.ts'
import { enStatement } from './statement.ts'

/** English words of the home page, of results, charts, the catalogue, demands and registration. */
export const enMarket: MarketWords = {
  awards: enAwards,
  charts: enCharts,
  faults: enFaults,
  questions: enQuestions,
  signIn: enSignIn,
  catalogue: enCatalogue,
  demands: enDemands,
  home: enHome,
  join: enJoin,
  offers: enOffers,
  projection: enProjection,
  register: enRegister,
  statement: enStatement,
}
