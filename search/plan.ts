import type { NumberRange } from './engine.ts'
import type { Group } from './understand-query.ts'

/** What to look for: groups that must hold, groups that only lift, and what the words' figures demand. */
export interface Plan {
  readonly required: readonly Group[]
  readonly optional: readonly Group[]
  readonly implied: Implied
  /** Demands that no longer must hold; what holds them still comes first. */
  readonly softened: Implied | null
  /** Documents of models that are near to a mistyped one, found before, the nearest first. */
  readonly docs: readonly number[] | null
}

/** What the figures and set phrases of a query demand. */
export interface Implied {
  readonly priceFen: NumberRange | null
  readonly leadTimeDays: NumberRange | null
  /** 3 international, 2 national, 1 provincial. */
  readonly levels: readonly number[]
  readonly energyGrade: readonly number[]
  readonly isLocal: boolean
  readonly figures: readonly AnyFigure[]
}

/** A list of one spec condition per category that has the spec: any of them holds. */
export interface AnyFigure {
  readonly keys: readonly { readonly category: string; readonly key: string }[]
  readonly range: NumberRange
}

export const NO_DEMANDS: Implied = {
  priceFen: null,
  leadTimeDays: null,
  levels: [],
  energyGrade: [],
  isLocal: false,
  figures: [],
}
