import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'

/** What a pool's machines must hold. */
export interface BaselineView {
  constraints: SpecConstraint[]
  fields: SpecField[]
  /** Firms with a compatible open demand that could be invited; null for all but the organiser of an open pool. */
  invitable: number | null
}
