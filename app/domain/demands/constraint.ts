/**
 * A hard wish about one spec (DOMAIN 5). Bounds are inclusive. `range` wants a number between bounds, either
 * of which may be absent; `oneOf` wants one of the options; `is` wants a yes or a no.
 */
export type SpecConstraint =
  | {
      readonly key: string
      readonly kind: 'range'
      readonly min?: number | undefined
      readonly max?: number | undefined
    }
  | { readonly key: string; readonly kind: 'oneOf'; readonly options: readonly string[] }
  | { readonly key: string; readonly kind: 'is'; readonly value: boolean }

export type SpecValue = number | string | boolean
export type SpecValues = Readonly<Record<string, SpecValue>>

/** How a constraint fared against a listing, and by how much it failed: units of the spec below or above. */
export type ConstraintVerdict =
  | { readonly held: true; readonly constraint: SpecConstraint; readonly actual: SpecValue }
  | {
      readonly held: false
      readonly constraint: SpecConstraint
      readonly actual: SpecValue | null
      readonly why: 'missing' | 'below' | 'above' | 'other'
      /** How far a number is from the nearest bound, in the spec's unit; null for anything else. */
      readonly by: number | null
    }

/** Says for one constraint whether a listing's specs hold it. A spec that is not stated does not hold. */
export function judgeConstraint(constraint: SpecConstraint, specs: SpecValues): ConstraintVerdict {
  const actual = Object.hasOwn(specs, constraint.key) ? (specs[constraint.key] ?? null) : null
  if (actual === null) return { held: false, constraint, actual, why: 'missing', by: null }
  if (constraint.kind === 'is') {
    return actual === constraint.value
      ? { held: true, constraint, actual }
      : { held: false, constraint, actual, why: 'other', by: null }
  }
  if (constraint.kind === 'oneOf') {
    return typeof actual === 'string' && constraint.options.includes(actual)
      ? { held: true, constraint, actual }
      : { held: false, constraint, actual, why: 'other', by: null }
  }
  if (typeof actual !== 'number') return { held: false, constraint, actual, why: 'other', by: null }
  const { min, max } = constraint
  if (min !== undefined && actual < min) {
    return { held: false, constraint, actual, why: 'below', by: roundOff(min - actual) }
  }
  if (max !== undefined && actual > max) {
    return { held: false, constraint, actual, why: 'above', by: roundOff(actual - max) }
  }
  return { held: true, constraint, actual }
}

/** 0.3 − 0.1 is 0.2 on a data sheet. */
function roundOff(value: number): number {
  return Number(value.toPrecision(12))
}

export type ConstraintFault = 'range_empty' | 'range_upside_down' | 'no_options' | 'twice'

/** What is wrong with a list of constraints, per index; an empty list is fine. */
export function constraintFaults(
  constraints: readonly SpecConstraint[],
): { readonly index: number; readonly code: ConstraintFault }[] {
  const seen = new Set<string>()
  const faults: { index: number; code: ConstraintFault }[] = []
  for (const [index, constraint] of constraints.entries()) {
    const code = seen.has(constraint.key) ? 'twice' : faultOf(constraint)
    seen.add(constraint.key)
    if (code) faults.push({ index, code })
  }
  return faults
}

function faultOf(constraint: SpecConstraint): ConstraintFault | null {
  if (constraint.kind === 'is') return null
  if (constraint.kind === 'oneOf') return constraint.options.length > 0 ? null : 'no_options'
  const { min, max } = constraint
  if (min === undefined && max === undefined) return 'range_empty'
  return min !== undefined && max !== undefined && min > max ? 'range_upside_down' : null
}

/**
 * The constraint that holds exactly where both hold, or null when nothing can hold both: a narrower range, the
 * options in common, the same yes or no.
 */
export function intersectConstraints(a: SpecConstraint, b: SpecConstraint): SpecConstraint | null {
  if (a.kind === 'is' && b.kind === 'is') return a.value === b.value ? a : null
  if (a.kind === 'oneOf' && b.kind === 'oneOf') {
    const options = a.options.filter((option) => b.options.includes(option))
    return options.length > 0 ? { key: a.key, kind: 'oneOf', options } : null
  }
  if (a.kind !== 'range' || b.kind !== 'range') return null
  const min = highest(a.min, b.min)
  const max = lowest(a.max, b.max)
  if (min !== undefined && max !== undefined && min > max) return null
  return {
    key: a.key,
    kind: 'range',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}

function lowest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
