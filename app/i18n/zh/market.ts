import { zhCharts } from './charts.ts'
import { zhOffers } from './offers.ts'
import { zhProjection } from './projection.ts'
import { zhQuestions } from './questions.ts'
import { zhStatement } from './statement.ts'

/** Chinese words of charts, offers, questions under a pool and statements. */
export const zhMarket = {
  charts: zhCharts,
  questions: zhQuestions,
  offers: zhOffers,
  projection: zhProjection,
  statement: zhStatement,
}

export type MarketWords = typeof zhMarket
