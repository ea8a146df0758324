import type { Text } from '../zh/text.ts'
import { enChain } from './chain.ts'
import { enCity } from './city.ts'
import { enCore } from './core.ts'
import { enMarket } from './market.ts'
import { enTrade } from './trade.ts'

/** Every English word of the product. */
export const en: Text = { ...enCore, ...enMarket, ...enChain, ...enCity, ...enTrade }
