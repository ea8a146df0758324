import type { SpecValues } from './spec-schema.ts'

/** What a reviewer looks at before a listing is published. */
export interface ReviewedContent {
  readonly title: string
  readonly model: string
  readonly maker: string
  readonly county: string
  readonly specs: SpecValues
}

/** True when a change touches what was reviewed; a price, a lead time or a ladder may change at any time. */
export function isReviewedAnew(before: ReviewedContent, after: ReviewedContent): boolean {
  const words = ['title', 'model', 'maker', 'county'] as const
  return words.some((word) => before[word] !== after[word]) || !areSameSpecs(before.specs, after.specs)
}

function areSameSpecs(a: SpecValues, b: SpecValues): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => a[key] === b[key])
}
