import type { WantsWords } from '../zh/wants.ts'
import { enDemands } from './demands.ts'

/** English words of demands, and of searches that are kept. */
export const enWants: WantsWords = {
  demands: enDemands,
}
