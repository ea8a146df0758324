import { DAY_MS } from '#app/domain/shared/clock.ts'
import { START } from './house.ts'

/** An instant so many days after the start of a test. */
export function dayAfterStart(days: number): string {
  return new Date(Date.parse(START) + days * DAY_MS).toISOString()
}

/** What `createPool` takes; an open pool of ten sets at least, without a deposit. */
export function poolInput(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    title: '一体袜机团购',
    category: 'integrated-sock-machine',
    cluster: 'haining-socks',
    joinClosesAt: dayAfterStart(10),
    offersCloseAt: dayAfterStart(12),
    minQuantity: 10,
    capQuantity: 60,
    depositBasisPoints: 0,
    ...change,
  }
}

export const LADDER = [
  { fromQuantity: 1, unitPriceFen: 12_800_000 },
  { fromQuantity: 10, unitPriceFen: 11_912_345 },
]
