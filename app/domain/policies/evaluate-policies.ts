import type { Fen } from '../shared/money.ts'
import { rateFen } from '../shared/money.ts'
import {
  type CountedInvestment,
  type CountedLine,
  countInvestment,
  type InvestmentLine,
  yuan,
} from './counted-investment.ts'
import { type PolicyRule, type RuleOfKind, ruleOfKind, rulesInForce } from './rule.ts'

/** A plan of a firm; `equipmentInUse` are the names it runs, and what it retires with this plan is taken off. */
export interface InvestmentPlan {
  readonly lines: readonly InvestmentLine[]
  readonly equipmentInUse: readonly string[]
  readonly retires: readonly string[]
  /** The plan digitalises production (智能化技改). */
  readonly isSmartRenovation: boolean
  /** An eligible environment, energy or water project (三免三减半). */
  readonly isEligibleGreenProject: boolean
  readonly recognitions: readonly string[]
  readonly researchSpendingFen: Fen | null
  readonly isMachineToolFirm: boolean
}

/**
 * What a rule says to a plan. Never a promise: `up_to` is a cap that an evaluation fills, `range` lies between
 * two readings, `amount` is fixed by the rule but still subject to its conditions.
 */
export type PolicyReading =
  | { readonly outcome: 'not_eligible'; readonly uncertainty: Uncertainty[] }
  | { readonly outcome: 'up_to'; readonly capFen: Fen; readonly uncertainty: Uncertainty[] }
  | {
      readonly outcome: 'range'
      readonly lowFen: Fen
      readonly highFen: Fen
      readonly uncertainty: Uncertainty[]
    }
  | { readonly outcome: 'amount'; readonly amountFen: Fen; readonly uncertainty: Uncertainty[] }
  | { readonly outcome: 'information'; readonly uncertainty: Uncertainty[] }

export type Uncertainty =
  | 'decided_by_evaluation'
  | 'threshold_met_only_by_counting'
  | 'low_of_actual_high_of_counted'
  | 'recognition_must_be_granted'
  | 'eligibility_by_tax_authority'
  | 'stacking_by_level_only'
  | 'barred_by_equipment_in_use'

export interface PolicyAnswer {
  readonly rule: PolicyRule
  readonly reading: PolicyReading
  /** Each step in yuan, so that anybody can check it. */
  readonly arithmetic: readonly string[]
  /** Equipment in use that stands on the retire catalogue. */
  readonly barredBy: readonly string[]
}

export interface PolicyEvaluation {
  readonly investment: CountedInvestment
  readonly barredBy: readonly string[]
  readonly answers: readonly PolicyAnswer[]
}

/**
 * Every rule in force on the day, applied to the plan (DOMAIN 11). The retire rule comes first: a firm that
 * goes on using catalogued equipment gets no subsidy, though tax rules of article 13 are not its matter.
 */
export function evaluatePolicies(
  rules: readonly PolicyRule[],
  retireCatalogue: readonly string[],
  plan: InvestmentPlan,
  on: string,
): PolicyEvaluation {
  const current = rulesInForce(rules, on)
  const investment = countInvestment(current, plan.lines)
  const stillUsed = plan.equipmentInUse.filter((name) => !plan.retires.includes(name))
  const isBarring = ruleOfKind(current, 'retire_bar') !== null
  const barredBy = isBarring ? stillUsed.filter((name) => retireCatalogue.includes(name)) : []
  const answers = current.map((rule) => answerOf(rule, plan, investment, barredBy))
  return { investment, barredBy, answers }
}

function answerOf(
  rule: PolicyRule,
  plan: InvestmentPlan,
  investment: CountedInvestment,
  barredBy: readonly string[],
): PolicyAnswer {
  const isSubsidy =
    rule.kind === 'capped_by_evaluation' ||
    rule.kind === 'share_of_investment' ||
    rule.kind === 'recognition_award'
  if (isSubsidy && barredBy.length > 0) {
    return {
      rule,
      reading: { outcome: 'not_eligible', uncertainty: ['barred_by_equipment_in_use'] },
      arithmetic: [],
      barredBy,
    }
  }
  const [reading, arithmetic] = read(rule, plan, investment)
  return { rule, reading, arithmetic, barredBy: rule.kind === 'retire_bar' ? barredBy : [] }
}

type Read = readonly [PolicyReading, readonly string[]]

const NOT_ELIGIBLE: PolicyReading = { outcome: 'not_eligible', uncertainty: [] }

function read(rule: PolicyRule, plan: InvestmentPlan, investment: CountedInvestment): Read {
  switch (rule.kind) {
    case 'first_set_weight':
      return [{ outcome: 'information', uncertainty: [] }, investment.lines.map((line) => line.arithmetic)]
    case 'capped_by_evaluation':
      return readCapped(rule, plan, investment)
    case 'share_of_investment':
      return readShare(rule, investment)
    case 'recognition_award':
      return readAwards(rule, plan)
    case 'one_time_deduction':
      return readDeduction(rule, investment)
    case 'super_deduction':
      return readSuperDeduction(rule, plan)
    case 'exempt_then_half':
      return [
        plan.isEligibleGreenProject
          ? { outcome: 'information', uncertainty: ['eligibility_by_tax_authority'] }
          : NOT_ELIGIBLE,
        [],
      ]
    case 'stacking':
      return [{ outcome: 'information', uncertainty: ['stacking_by_level_only'] }, []]
    case 'retire_bar':
    case 'information':
      return [{ outcome: 'information', uncertainty: [] }, []]
  }
}

/** Eligible by counted investment; the rule names a cap and no formula, so nothing is computed below it. */
function readCapped(
  { parameters }: RuleOfKind<'capped_by_evaluation'>,
  plan: InvestmentPlan,
  { actualFen, countedFen }: CountedInvestment,
): Read {
  const { thresholdFen, capFen } = parameters
  const comparison = compare(countedFen, thresholdFen)
  if (!plan.isSmartRenovation || countedFen < thresholdFen) return [NOT_ELIGIBLE, [comparison]]
  const uncertainty: Uncertainty[] = ['decided_by_evaluation']
  if (actualFen < thresholdFen) uncertainty.push('threshold_met_only_by_counting')
  return [{ outcome: 'up_to', capFen, uncertainty }, [comparison]]
}

const GREEN = ['energy_saving', 'water_saving', 'new_energy']

/** Only lines that save energy or water, or replace by new energy, count towards it. Rounded half up to the fen. */
function readShare({ parameters }: RuleOfKind<'share_of_investment'>, investment: CountedInvestment): Read {
  const { thresholdFen, lowBasisPoints, highBasisPoints } = parameters
  const lines = investment.lines.filter(({ line }) => GREEN.includes(line.purpose))
  const actualFen = total(lines, 'actualFen')
  const countedFen = total(lines, 'countedFen')
  const comparison = compare(countedFen, thresholdFen)
  if (countedFen < thresholdFen) return [NOT_ELIGIBLE, [comparison]]
  const lowFen = rateFen(actualFen, lowBasisPoints)
  const highFen = rateFen(countedFen, highBasisPoints)
  const uncertainty: Uncertainty[] = ['low_of_actual_high_of_counted']
  if (actualFen < thresholdFen) uncertainty.push('threshold_met_only_by_counting')
  return [
    { outcome: 'range', lowFen, highFen, uncertainty },
    [
      comparison,
      `${lowBasisPoints / 100} % × ${yuan(actualFen)} = ${yuan(lowFen)}`,
      `${highBasisPoints / 100} % × ${yuan(countedFen)} = ${yuan(highFen)}`,
    ],
  ]
}

function readAwards({ parameters }: RuleOfKind<'recognition_award'>, plan: InvestmentPlan): Read {
  const awards = parameters.awards.filter(({ key }) => plan.recognitions.includes(key))
  if (awards.length === 0) return [NOT_ELIGIBLE, []]
  const capFen = awards.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  return [
    { outcome: 'up_to', capFen, uncertainty: ['recognition_must_be_granted'] },
    awards.map(({ nameZh, amountFen }) => `${nameZh} ${yuan(amountFen)}`),
  ]
}

/** The unit value decides, not the sum; what is leased is not the firm's to deduct. */
function readDeduction(
  { parameters }: RuleOfKind<'one_time_deduction'>,
  investment: CountedInvestment,
): Read {
  const lines = investment.lines.filter(
    ({ line: { acquisition, purpose } }) =>
      acquisition.kind === 'purchase' &&
      parameters.purposes.includes(purpose) &&
      acquisition.unitPriceFen <= parameters.unitCapFen,
  )
  if (lines.length === 0) return [NOT_ELIGIBLE, []]
  return [
    {
      outcome: 'amount',
      amountFen: total(lines, 'actualFen'),
      uncertainty: ['eligibility_by_tax_authority'],
    },
    lines.map(({ line, actualFen }) => `${line.name} ${yuan(actualFen)}`),
  ]
}

function readSuperDeduction({ parameters }: RuleOfKind<'super_deduction'>, plan: InvestmentPlan): Read {
  if (plan.researchSpendingFen === null) return [NOT_ELIGIBLE, []]
  const rate = plan.isMachineToolFirm ? parameters.machineToolRateBasisPoints : parameters.rateBasisPoints
  const amountFen = rateFen(plan.researchSpendingFen, rate)
  return [
    { outcome: 'amount', amountFen, uncertainty: ['eligibility_by_tax_authority'] },
    [`${rate / 100} % × ${yuan(plan.researchSpendingFen)} = ${yuan(amountFen)}`],
  ]
}

function compare(countedFen: Fen, thresholdFen: Fen): string {
  return `${yuan(countedFen)} ${countedFen >= thresholdFen ? '≥' : '<'} ${yuan(thresholdFen)}`
}

function total(lines: readonly CountedLine[], key: 'actualFen' | 'countedFen'): Fen {
  return lines.reduce((sum, line) => sum + line[key], 0n)
}
