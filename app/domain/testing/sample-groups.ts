import type { Fen } from '../shared/money.ts'

/** The most samples of one order; a larger series is several orders. */
export const MOST_SAMPLES = 200

/** Samples alike, as the client lists them: `M8×40 8.8 级, batch 2603, 5 pieces`. */
export interface SampleGroup {
  readonly name: string
  readonly specification: string
  readonly batchNumber: string
  readonly count: number
}

/** Samples of all groups together. */
export function countSamples(groups: readonly SampleGroup[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0)
}

/** The fee of an order in fen: samples × price per sample. */
export function feeOf(samples: number, pricePerSampleFen: Fen): Fen {
  return BigInt(samples) * pricePerSampleFen
}

/** One line per sample, in the order of the list. */
export function listSamples(groups: readonly SampleGroup[]): Omit<SampleGroup, 'count'>[] {
  return groups.flatMap(({ count, ...sample }) => Array.from({ length: count }, () => sample))
}
