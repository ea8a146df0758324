import type { PolicyPlan } from '#app/contracts/policies.ts'
import type { AwardView, EvaluationView, PolicyAnswerView } from '#app/contracts/views/policies.ts'
import { evaluatePolicies, type PolicyAnswer } from '#app/domain/policies/evaluate-policies.ts'
import { type PolicyRule, ruleOfKind, rulesInForce } from '#app/domain/policies/rule.ts'

/** What the rules in force on a day say to a plan, step by step. */
export function evaluatePlan(
  rules: readonly PolicyRule[],
  retired: readonly string[],
  plan: PolicyPlan,
  on: string,
): EvaluationView {
  const lines = plan.lines.map(({ acquisition, amountFen, years, ...line }) => ({
    ...line,
    acquisition:
      acquisition === 'purchase'
        ? ({ kind: 'purchase', unitPriceFen: amountFen } as const)
        : ({ kind: 'lease', yearlyFeeFen: amountFen, years } as const),
  }))
  const { investment, barredBy, answers } = evaluatePolicies(rules, retired, { ...plan, lines }, on)
  return {
    actualFen: Number(investment.actualFen),
    countedFen: Number(investment.countedFen),
    lines: investment.lines.map(({ line, actualFen, countedFen, arithmetic }) => ({
      name: line.name,
      actualFen: Number(actualFen),
      countedFen: Number(countedFen),
      arithmetic,
    })),
    barredBy: [...barredBy],
    answers: answers.map(answerView),
  }
}

function answerView({ rule, reading, arithmetic, barredBy }: PolicyAnswer): PolicyAnswerView {
  const { key, article, version, inForceFrom, nameZh, nameEn, readingZh, readingEn } = rule
  const fen = (amount: bigint | undefined) => (amount === undefined ? null : Number(amount))
  return {
    ...{ key, article, version, inForceFrom, nameZh, nameEn, readingZh, readingEn },
    outcome: reading.outcome,
    capFen: fen(reading.outcome === 'up_to' ? reading.capFen : undefined),
    lowFen: fen(reading.outcome === 'range' ? reading.lowFen : undefined),
    highFen: fen(reading.outcome === 'range' ? reading.highFen : undefined),
    amountFen: fen(reading.outcome === 'amount' ? reading.amountFen : undefined),
    uncertainty: [...reading.uncertainty],
    arithmetic: [...arithmetic],
    barredBy: [...barredBy],
  }
}

/** What can be recognised, and what the rule in force gives for it. */
export function awardsOf(rules: readonly PolicyRule[], on: string): AwardView[] {
  const awards = ruleOfKind(rulesInForce(rules, on), 'recognition_award')?.parameters.awards ?? []
  return awards.map((award) => ({ ...award, amountFen: Number(award.amountFen) }))
}
