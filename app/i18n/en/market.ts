import type { MarketWords } from '../zh/market.ts'
import { enCharts } from './charts.ts'
import { enOffers } from './offers.ts'
import { enProjection } from './projection.ts'
import { enQuestions } from './questions.ts'
import { enStatement } from './statement.ts'

/** English words of charts, offers, questions under a pool and statements. */
export const enMarket: MarketWords = {
  charts: enCharts,
  questions: enQuestions,
  offers: enOffers,
  projection: enProjection,
  statement: enStatement,
}
