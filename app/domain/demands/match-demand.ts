import { DAY_MS } from '../shared/clock.ts'
import type { Fen } from '../shared/money.ts'
import {
  type ConstraintVerdict,
  judgeConstraint,
  type SpecConstraint,
  type SpecValues,
} from './constraint.ts'

/** What a demand asks for. `maxPriceFen` is the landed unit price that it would pay at most; private. */
export interface Wish {
  readonly constraints: readonly SpecConstraint[]
  readonly quantity: number
  readonly maxPriceFen: Fen | null
  /** A day, `YYYY-MM-DD`; null: any. */
  readonly latestDeliveryOn: string | null
  readonly county: string
}

/** What could serve it. What is null is not known yet, and is not judged. */
export interface Candidate {
  readonly specs: SpecValues | null
  readonly unitPriceFen: Fen | null
  readonly deliveryOn: string | null
  /** Sets; null: no limit is stated. */
  readonly available: number | null
  /** Counties that it is for; empty: all. */
  readonly counties: readonly string[]
}

/** One condition, whether it held, and by how much it failed. */
export type Check =
  | { readonly subject: 'spec'; readonly isHeld: boolean; readonly verdict: ConstraintVerdict }
  | {
      readonly subject: 'price'
      readonly isHeld: boolean
      readonly limitFen: Fen
      readonly actualFen: Fen
      /** Fen per set above the limit, 0 when held. */
      readonly overFen: Fen
    }
  | {
      readonly subject: 'delivery'
      readonly isHeld: boolean
      readonly limitOn: string
      readonly actualOn: string
      readonly lateDays: number
    }
  | {
      readonly subject: 'quantity'
      readonly isHeld: boolean
      readonly wanted: number
      readonly available: number
      readonly missing: number
    }
  | { readonly subject: 'county'; readonly isHeld: boolean; readonly county: string }

export interface Match {
  readonly checks: readonly Check[]
  readonly failed: number
  /** False while nobody has said what will be delivered: nothing failed, and nothing is promised. */
  readonly areSpecsKnown: boolean
}

/** Judges a candidate condition by condition: all that held and all that failed (DOMAIN 5, explainable). */
export function matchDemand(wish: Wish, candidate: Candidate): Match {
  const { specs } = candidate
  const specChecks = specs === null ? [] : wish.constraints.map((constraint) => specCheck(constraint, specs))
  const checks = [
    ...specChecks,
    priceCheck(wish, candidate),
    deliveryCheck(wish, candidate),
    quantityCheck(wish, candidate),
    countyCheck(wish, candidate),
  ].filter((check) => check !== null)
  const failed = checks.filter(({ isHeld }) => !isHeld).length
  return { checks, failed, areSpecsKnown: specs !== null }
}

function specCheck(constraint: SpecConstraint, specs: SpecValues): Check {
  const verdict = judgeConstraint(constraint, specs)
  return { subject: 'spec', isHeld: verdict.held, verdict }
}

function priceCheck({ maxPriceFen }: Wish, { unitPriceFen }: Candidate): Check | null {
  if (maxPriceFen === null || unitPriceFen === null) return null
  const overFen = unitPriceFen > maxPriceFen ? unitPriceFen - maxPriceFen : 0n
  return {
    subject: 'price',
    isHeld: overFen === 0n,
    limitFen: maxPriceFen,
    actualFen: unitPriceFen,
    overFen,
  }
}

function deliveryCheck({ latestDeliveryOn }: Wish, { deliveryOn }: Candidate): Check | null {
  if (latestDeliveryOn === null || deliveryOn === null) return null
  const lateDays = Math.max(0, daysBetween(latestDeliveryOn, deliveryOn))
  return {
    subject: 'delivery',
    isHeld: lateDays === 0,
    limitOn: latestDeliveryOn,
    actualOn: deliveryOn,
    lateDays,
  }
}

function quantityCheck({ quantity }: Wish, { available }: Candidate): Check | null {
  if (available === null) return null
  const missing = Math.max(0, quantity - available)
  return { subject: 'quantity', isHeld: missing === 0, wanted: quantity, available, missing }
}

function countyCheck({ county }: Wish, { counties }: Candidate): Check | null {
  if (counties.length === 0) return null
  return { subject: 'county', isHeld: counties.includes(county), county }
}

/** Days from one calendar day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The day so many days after a day. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The instant at which a calendar day has passed in Shanghai: China has kept UTC+8 all year since 1991. */
export function dayEndsAt(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS)
}

/** A field of a category's schema, as far as a wish must know it. */
export interface WishField {
  readonly key: string
  readonly type: 'number' | 'enum' | 'boolean'
  readonly options?: readonly { readonly value: string }[]
}

export type WishFault = 'unknown_field' | 'wrong_kind' | 'not_an_option'

/** Which constraints the category's schema cannot hold. */
export function wishFaults(
  fields: readonly WishField[],
  constraints: readonly SpecConstraint[],
): { readonly key: string; readonly code: WishFault }[] {
  const kinds = { number: 'range', enum: 'oneOf', boolean: 'is' } as const
  return constraints.flatMap((constraint): { key: string; code: WishFault }[] => {
    const { key } = constraint
    const field = fields.find((each) => each.key === key)
    if (!field) return [{ key, code: 'unknown_field' }]
    if (kinds[field.type] !== constraint.kind) return [{ key, code: 'wrong_kind' }]
    if (constraint.kind !== 'oneOf') return []
    const known = new Set(field.options?.map(({ value }) => value))
    return constraint.options.every((option) => known.has(option)) ? [] : [{ key, code: 'not_an_option' }]
  })
}
