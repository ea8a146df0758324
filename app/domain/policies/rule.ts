import type { Fen } from '../shared/money.ts'

/** What a rule of DOMAIN 11 may say; each kind has its parameters. Amounts are fen, rates basis points. */
export type PolicyRule =
  | RuleOf<'first_set_weight', { readonly weightBasisPoints: number }>
  | RuleOf<'capped_by_evaluation', { readonly thresholdFen: Fen; readonly capFen: Fen }>
  | RuleOf<
      'share_of_investment',
      { readonly thresholdFen: Fen; readonly lowBasisPoints: number; readonly highBasisPoints: number }
    >
  | RuleOf<'recognition_award', { readonly awards: readonly RecognitionAward[] }>
  | RuleOf<'stacking', { readonly mayBeAdded: boolean }>
  | RuleOf<'retire_bar', { readonly catalogue: string }>
  | RuleOf<'one_time_deduction', { readonly unitCapFen: Fen; readonly purposes: readonly Purpose[] }>
  | RuleOf<
      'exempt_then_half',
      { readonly exemptYears: number; readonly halfYears: number; readonly purposes: readonly Purpose[] }
    >
  | RuleOf<
      'super_deduction',
      { readonly rateBasisPoints: number; readonly machineToolRateBasisPoints: number }
    >
  | RuleOf<'information', Record<string, never>>

export interface RecognitionAward {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly amountFen: Fen
}

interface RuleOf<Kind extends string, Parameters> {
  readonly key: string
  /** Rules are versioned: an old answer stays explainable by the version it was given under. */
  readonly version: number
  readonly article: string
  readonly kind: Kind
  readonly nameZh: string
  readonly nameEn: string
  readonly readingZh: string
  readonly readingEn: string
  /** Days in Asia/Shanghai; the end is exclusive, null is open. */
  readonly inForceFrom: string
  readonly inForceUntil: string | null
  readonly parameters: Parameters
}

export type RuleOfKind<Kind extends PolicyRule['kind']> = Extract<PolicyRule, { kind: Kind }>

/** What equipment is bought for; some purposes open a relief. */
export const PURPOSES = [
  'general',
  'energy_saving',
  'water_saving',
  'new_energy',
  'environment',
  'safety',
] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * The version of each rule that is in force on a day, `YYYY-MM-DD`: the last one that has begun. When that one is over
 * the rule is over: no earlier version comes back.
 */
export function rulesInForce(rules: readonly PolicyRule[], on: string): PolicyRule[] {
  const newest = new Map<string, PolicyRule>()
  for (const rule of rules) {
    const known = newest.get(rule.key)
    if (rule.inForceFrom <= on && (!known || known.version < rule.version)) newest.set(rule.key, rule)
  }
  return [...newest.values()].filter(({ inForceUntil }) => inForceUntil === null || on < inForceUntil)
}

/** The rule of a kind among those in force, or null. */
export function ruleOfKind<Kind extends PolicyRule['kind']>(
  rules: readonly PolicyRule[],
  kind: Kind,
): RuleOfKind<Kind> | null {
  return (rules.find((rule) => rule.kind === kind) as RuleOfKind<Kind> | undefined) ?? null
}
