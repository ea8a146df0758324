import { zhCatalogue } from './catalogue.ts'
import { zhFaults } from './faults.ts'

/** Chinese words of the catalogue of machines, and of what can be wrong in its forms. */
export const zhGoods = {
  catalogue: zhCatalogue,
  faults: zhFaults,
}

export type GoodsWords = typeof zhGoods
