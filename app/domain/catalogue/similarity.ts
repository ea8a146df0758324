import type { SpecSchema, SpecValues } from './spec-schema.ts'

export interface Comparable {
  readonly specs: SpecValues
  readonly priceFen: number
}

/**
 * How unlike two machines of a category are, from 0: the mean over the schema's fields of how far apart the
 * values are within what is plausible, and the price by its ratio, counted twice. What one does not state
 * counts half.
 */
export function distanceBetween(schema: SpecSchema, a: Comparable, b: Comparable): number {
  const dearer = Math.max(a.priceFen, b.priceFen)
  const price = dearer === 0 ? 0 : Math.abs(a.priceFen - b.priceFen) / dearer
  const parts = schema.map((field) => {
    const [left, right] = [a.specs[field.key], b.specs[field.key]]
    if (left === undefined || right === undefined) return left === right ? 0 : 0.5
    if (field.type !== 'number') return left === right ? 0 : 1
    const span = field.max - field.min
    return span === 0 ? 0 : Math.min(1, Math.abs(Number(left) - Number(right)) / span)
  })
  return parts.reduce((sum, part) => sum + part, 2 * price) / (parts.length + 2)
}
