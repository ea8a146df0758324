import { zhCatalogue } from './catalogue.ts'
import { zhCharts } from './charts.ts'
import { zhDemands } from './demands.ts'
import { zhFaults } from './faults.ts'
import { zhHome } from './home.ts'
import { zhOffers } from './offers.ts'
import { zhProjection } from './projection.ts'
import { zhQuestions } from './questions.ts'
import { zhRegister } from './register.ts'
import { zhSignIn } from './sign-in.ts'
import { zhStatement } from './statement.ts'

/** Chinese words of the home page, of charts, the catalogue, demands and registration. */
export const zhMarket = {
  charts: zhCharts,
  faults: zhFaults,
  questions: zhQuestions,
  signIn: zhSignIn,
  catalogue: zhCatalogue,
  demands: zhDemands,
  home: zhHome,
  offers: zhOffers,
  projection: zhProjection,
  register: zhRegister,
  statement: zhStatement,
}

export type MarketWords = typeof zhMarket
