/** Money is an integer number of fen (CNY) as bigint; rates are basis points (1/10 000). DOMAIN 3. */
export type Fen = bigint

export const FULL_BASIS_POINTS = 10_000n

/** `amount × numerator / denominator`, rounded half up (away from zero on the exact half). Denominator > 0. */
export function proportionFen(amountFen: Fen, numerator: bigint, denominator: bigint): Fen {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const product = amountFen * numerator
  const magnitude = product < 0n ? -product : product
  const rounded = (2n * magnitude + denominator) / (2n * denominator)
  return product < 0n ? -rounded : rounded
}

/** A rate of an amount, in basis points, rounded half up to the fen. */
export function rateFen(amountFen: Fen, basisPoints: number): Fen {
  return proportionFen(amountFen, BigInt(basisPoints), FULL_BASIS_POINTS)
}

/**
 * Splits an amount by weights. Each share is rounded half up, the last takes the remainder, so that the
 * shares always add up. A share is never negative: rounding up stops at what is left.
 */
export function splitFen(amountFen: Fen, weights: readonly bigint[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (weights.length === 0 || total <= 0n) throw new RangeError('a split needs positive weights')
  let left = amountFen
  return weights.map((weight, index) => {
    const isLast = index === weights.length - 1
    const share = isLast ? left : minFen(proportionFen(amountFen, weight, total), left)
    left -= share
    return share
  })
}

export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b
}

export function maxFen(a: Fen, b: Fen): Fen {
  return a > b ? a : b
}
