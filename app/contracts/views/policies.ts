import type { PolicyReading, Uncertainty } from '#app/domain/policies/evaluate-policies.ts'
import type { RetireState } from '#app/domain/policies/retire-lifecycle.ts'

export interface RetiredView {
  key: string
  nameZh: string
  nameEn: string
  reasonZh: string
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
  /** Field of the form to a sentence. */
  faults: Record<string, string>
  /** What was typed, or how the form begins. */
  typed: Record<string, string>
}
