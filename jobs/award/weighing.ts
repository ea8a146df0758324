import type { AwardInstance, AwardOutcome } from '#app/domain/awards/award-instance.ts'
import type { publicSide } from '#app/domain/awards/counterfactuals.ts'
import type { AwardQuestion } from '#app/domain/awards/exhaustive.ts'
import type { MemberTerms } from '#app/domain/awards/reference-price.ts'

/** Solves one question; null when this share of the budget was over before it began. */
export type Ask = (question: AwardQuestion, share: number) => Promise<AwardOutcome | null>

/** Which share of the budget is over when a kind of question is no longer begun. */
export const SHARE = { awards: 0.5, price: 0.75, quantity: 0.85, oneMore: 0.95, pairs: 1 } as const

/** An award whose alternatives are asked for; references and caps are held as they were. */
export interface Weighing {
  readonly instance: AwardInstance
  readonly outcome: AwardOutcome
  readonly terms: ReadonlyMap<string, MemberTerms>
  /** The same as everybody may know it: what everybody reads is asked there. */
  readonly publicly: ReturnType<typeof publicSide>
  readonly ask: Ask
}
