import { zhDemands } from './demands.ts'

/** Chinese words of demands, and of searches that are kept. */
export const zhWants = {
  demands: zhDemands,
}

export type WantsWords = typeof zhWants
