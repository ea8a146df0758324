/** A decimal as it was written: measurements are compared exactly, never as binary fractions. */
export interface Decimal {
  /** The digits as one integer: -12.50 is -1250n at scale 2. */
  readonly units: bigint
  /** Digits after the point. */
  readonly scale: number
}

const MOST_DIGITS = 15

/** Reads `12.5`, `-0.30`, `１２．５`; null when it is no plain decimal or has more than 15 digits. */
export function parseDecimal(typed: string): Decimal | null {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '').replace('−', '-')
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (whole.length + fraction.length > MOST_DIGITS) return null
  const magnitude = BigInt(whole + fraction)
  return { units: sign === '-' ? -magnitude : magnitude, scale: fraction.length }
}

/** Negative, zero or positive as a < b, a = b, a > b; exact at any scale. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const left = a.units * 10n ** BigInt(scale - a.scale)
  const right = b.units * 10n ** BigInt(scale - b.scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** As it is written in a report: with its own digits after the point, for they say how exact it is. */
export function spellDecimal({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
