import type { GoodsWords } from '../zh/goods.ts'
import { enCatalogue } from './catalogue.ts'
import { enFaults } from './faults.ts'

/** English words of the catalogue of machines, and of what can be wrong in its forms. */
export const enGoods: GoodsWords = {
  catalogue: enCatalogue,
  faults: enFaults,
}
