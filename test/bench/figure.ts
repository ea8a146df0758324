import { z } from 'zod'

/**
 * One measured figure. Where there is something that could at best be reached, `limit` was measured in the
 * same run and `ratio` is how much of it was reached: value/limit for what should be large, limit/value for
 * what should be small, so that more is always better.
 */
export const figure = z.strictObject({
  metric: z.string().min(1),
  unit: z.string().min(1),
  value: z.number(),
  limit: z.number().nullable().optional(),
  ratio: z.number().nullable().optional(),
})
export type Figure = z.output<typeof figure>

/** A figure that should be large, such as operations a second. */
export function rate(metric: string, unit: string, value: number, limit: number): Figure {
  return { metric, unit, value: round(value), limit: round(limit), ratio: round(value / limit) }
}

/** A figure that should be small, such as a waiting time. */
export function wait(metric: string, unit: string, value: number, limit: number): Figure {
  return { metric, unit, value: round(value), limit: round(limit), ratio: round(limit / value) }
}

/** A figure that stands for itself. */
export function plain(metric: string, unit: string, value: number): Figure {
  return { metric, unit, value: round(value) }
}

/** The value below which the share of all values lies; the values need not be sorted. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function round(value: number): number {
  return Number(value.toPrecision(5))
}
