import { compareDecimals, parseDecimal, spellDecimal } from './decimal.ts'
import { SCOPES, type Scope, type TestMethod, type TestParameter } from './method.ts'

export const MOST_METHODS = 8
export const MOST_PARAMETERS = 12

/** Prefixes of one or two parts, a number with dots and dashes, the year, and a clause: `GB/T 3098.1-2010`, `GB 18401-2010 6.7`. */
const STANDARD =
  /^[A-Z]{1,8}(\/[A-Z]{1,4}){0,2}( [A-Z]{1,6}){0,2} ?[A-Z]{0,2}\d{1,6}(\.\d{1,3}){0,3}(-\d{1,4})*([-:]\d{2,4})?( \d{1,2}(\.\d{1,2}){0,3})?$/

/** A standard's number as it is printed: capitals, one space, plain dashes; null for what can be none. */
export function normaliseStandard(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toUpperCase()
    .replace(/^(GB|FZ|QB|QC|JB|HB|DB\d{2}|T)(\/[TZ])?(?=\d)/, '$& ')
  return STANDARD.test(plain) ? plain : null
}

export type LimitFault = 'limit_not_number' | 'limits_crossed' | 'limits_of_judgement'

type Limits = Pick<TestParameter, 'kind' | 'min' | 'max' | 'detectionLimit'>

/** What is wrong with a parameter's limits; null when they can be judged by. */
export function faultOfLimits({ kind, min, max, detectionLimit }: Limits): LimitFault | null {
  const written = [min, max, detectionLimit].filter((limit) => limit !== null)
  if (kind === 'judgement') return written.length > 0 ? 'limits_of_judgement' : null
  if (written.some((limit) => parseDecimal(limit) === null)) return 'limit_not_number'
  const [low, high] = [min, max].map((limit) => (limit === null ? null : parseDecimal(limit)))
  return low && high && compareDecimals(low, high) > 0 ? 'limits_crossed' : null
}

/** A limit as it is kept: the digits as they were written, without grouping or full-width characters. */
export function spellTypedLimit(limit: string | null): string | null {
  const decimal = limit === null ? null : parseDecimal(limit)
  return decimal === null ? limit : spellDecimal(decimal)
}

export type KeylessMethod = Omit<TestMethod, 'parameters'> & {
  readonly parameters: readonly (Omit<TestParameter, 'key'> & { readonly key: string | null })[]
}

/**
 * Gives every new parameter a key of its own. Keys that it had stay, so that a correction of a name does not
 * make another parameter of it; a key that comes twice counts for the first only.
 */
export function keyParameters(methods: readonly KeylessMethod[]): TestMethod[] {
  const asked = methods.flatMap(({ parameters }) =>
    parameters.flatMap(({ key }) => (key === null ? [] : [key])),
  )
  const taken = new Set(asked)
  const given = new Set<string>()
  const nextKey = (): string => {
    for (let count = 1; ; count += 1) {
      const key = `p${count}`
      if (!taken.has(key) && !given.has(key)) return key
    }
  }
  return methods.map((method) => ({
    ...method,
    parameters: method.parameters.map(({ key: own, ...parameter }) => {
      const key = own !== null && !given.has(own) ? own : nextKey()
      given.add(key)
      return { key, ...parameter }
    }),
  }))
}

/** The first scope that a method claims and the laboratory does not hold; null when all are held. */
export function scopeNotHeld(
  methods: readonly Pick<TestMethod, 'scope'>[],
  held: Readonly<Record<Scope, boolean>>,
): Scope | null {
  return (
    SCOPES.find((scope) => !held[scope] && methods.some((method) => method.scope.includes(scope))) ?? null
  )
}
