import type { PolicyReading, Uncertainty } from '#app/domain/policies/evaluate-policies.ts'
import type { RetireState } from '#app/domain/policies/retire-lifecycle.ts'
import type { PolicyRule, Purpose } from '#app/domain/policies/rule.ts'

export interface RetiredView {
  key: string
  nameZh: string
  nameEn: string
  reasonZh: string
  /** Empty where it is told in Chinese only. */
  reasonEn: string
  categorySlug: string | null
  categoryZh: string | null
  categoryEn: string | null
  listedOn: string
  /** The reader's firm has said that it runs this. */
  isInUse: boolean
}

/** An entry of the retire catalogue on its bureau's desk. */
export interface RetireEntryView {
  key: string
  nameZh: string
  nameEn: string
  reasonZh: string
  /** Empty where it is told in Chinese only. */
  reasonEn: string
  state: RetireState
  listedOn: string
  withdrawnOn: string | null
  withdrawnWhy: string | null
  categoryZh: string | null
  categoryEn: string | null
  /** Firms that have said that they run it. */
  firms: number
}

export interface RetireDeskView {
  entries: RetireEntryView[]
  categories: { slug: string; nameZh: string; nameEn: string }[]
  idempotencyKey: string
}

export interface AwardView {
  key: string
  nameZh: string
  nameEn: string
  amountFen: number
}

export interface PolicyAnswerView {
  key: string
  article: string
  version: number
  inForceFrom: string
  nameZh: string
  nameEn: string
  readingZh: string
  readingEn: string
  outcome: PolicyReading['outcome']
  /** Fen; which of them are there depends on the outcome. */
  capFen: number | null
  lowFen: number | null
  highFen: number | null
  amountFen: number | null
  uncertainty: Uncertainty[]
  arithmetic: string[]
  barredBy: string[]
}

export interface EvaluationView {
  actualFen: number
  countedFen: number
  lines: { name: string; actualFen: number; countedFen: number; arithmetic: string }[]
  barredBy: string[]
  answers: PolicyAnswerView[]
}

export interface PoliciesView {
  /** The day for which rules are in force. */
  on: string
  retired: RetiredView[]
  awards: AwardView[]
  evaluation: EvaluationView | null
  /** The reader may publish new versions of rules. */
  mayWrite: boolean
  /** Field of the form to a sentence. */
  faults: Record<string, string>
  /** What was typed, or how the form begins. */
  typed: Record<string, string>
}

/** A version of a rule: whether it holds today, is to come, or is over. */
export interface RuleVersionView {
  key: string
  version: number
  article: string
  kind: PolicyRule['kind']
  nameZh: string
  nameEn: string
  readingZh: string
  readingEn: string
  inForceFrom: string
  inForceUntil: string | null
  standing: 'holds' | 'coming' | 'over'
  /** Why it was written; null for what was there from the start. */
  reason: string | null
}

export interface RuleDeskView {
  on: string
  /** The versions of each rule, the newest first. */
  rules: RuleVersionView[][]
}

export interface RuleFormView {
  last: RuleVersionView
  versions: RuleVersionView[]
  /** The first day on which a new version may begin. */
  earliest: string
  /** What the last version says in figures: fen and basis points. */
  terms: {
    kind: PolicyRule['kind']
    awards?: AwardView[] | undefined
    purposes?: Purpose[] | undefined
    mayBeAdded?: boolean | undefined
  } & { [Figure in RuleFigure]?: number | undefined }
  idempotencyKey: string
}

export const RULE_FIGURES = [
  'weightBasisPoints',
  'thresholdFen',
  'capFen',
  'lowBasisPoints',
  'highBasisPoints',
  'unitCapFen',
  'exemptYears',
  'halfYears',
  'rateBasisPoints',
  'machineToolRateBasisPoints',
] as const
export type RuleFigure = (typeof RULE_FIGURES)[number]
