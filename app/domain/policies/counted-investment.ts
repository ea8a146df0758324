import type { Fen } from '../shared/money.ts'
import { FULL_BASIS_POINTS, proportionFen } from '../shared/money.ts'
import { type PolicyRule, type Purpose, ruleOfKind } from './rule.ts'

/** One purchase or lease of a plan. A lease counts its fees over the whole term. */
export interface InvestmentLine {
  readonly name: string
  readonly quantity: number
  readonly acquisition:
    | { readonly kind: 'purchase'; readonly unitPriceFen: Fen }
    | { readonly kind: 'lease'; readonly yearlyFeeFen: Fen; readonly years: number }
  /** Level of a certificate that counts today; an expired or unverified one is null here. */
  readonly firstSet: 'international' | 'national' | 'provincial' | null
  readonly purpose: Purpose
}

export interface CountedLine {
  readonly line: InvestmentLine
  readonly actualFen: Fen
  readonly countedFen: Fen
  /** As `1,900,000.00 × 150 % = 2,850,000.00`, in yuan. */
  readonly arithmetic: string
}

export interface CountedInvestment {
  readonly lines: readonly CountedLine[]
  readonly actualFen: Fen
  readonly countedFen: Fen
}

/** What the firm spends, and what counts: a provincial-or-higher 首台套 counts at the weight of the rule (article 11). */
export function countInvestment(
  rules: readonly PolicyRule[],
  lines: readonly InvestmentLine[],
): CountedInvestment {
  const weight = ruleOfKind(rules, 'first_set_weight')?.parameters.weightBasisPoints ?? null
  const counted = lines.map((line): CountedLine => {
    const actualFen = actualOf(line)
    const isWeighted = weight !== null && line.firstSet !== null
    const countedFen = isWeighted ? proportionFen(actualFen, BigInt(weight), FULL_BASIS_POINTS) : actualFen
    const base = spell(line)
    const arithmetic = isWeighted ? `${base} × ${weight / 100} % = ${yuan(countedFen)}` : base
    return { line, actualFen, countedFen, arithmetic }
  })
  return {
    lines: counted,
    actualFen: counted.reduce((sum, each) => sum + each.actualFen, 0n),
    countedFen: counted.reduce((sum, each) => sum + each.countedFen, 0n),
  }
}

function actualOf({ acquisition, quantity }: InvestmentLine): Fen {
  const sets = BigInt(quantity)
  return acquisition.kind === 'purchase'
    ? acquisition.unitPriceFen * sets
    : acquisition.yearlyFeeFen * BigInt(acquisition.years) * sets
}

function spell({ acquisition, quantity }: InvestmentLine): string {
  return acquisition.kind === 'purchase'
    ? `${yuan(acquisition.unitPriceFen)} × ${quantity}`
    : `${yuan(acquisition.yearlyFeeFen)} × ${acquisition.years} × ${quantity}`
}

/** Fen as yuan with thousands separators and two decimals, exact at any size. */
export function yuan(amountFen: Fen): string {
  const sign = amountFen < 0n ? '-' : ''
  const magnitude = amountFen < 0n ? -amountFen : amountFen
  const whole = String(magnitude / 100n).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}${whole}.${String(magnitude % 100n).padStart(2, '0')}`
}
