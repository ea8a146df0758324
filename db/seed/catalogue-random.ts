/** A stream of numbers that is the same for the same seed on every machine (mulberry32). */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number between both bounds, inclusive. */
  between(min: number, max: number): number
  pick<Value>(values: readonly Value[]): Value
  chance(probability: number): boolean
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (values) => {
      const value = values[Math.floor(next() * values.length)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
    chance: (probability) => next() < probability,
  }
}
