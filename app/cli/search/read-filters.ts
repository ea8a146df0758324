import { CERTIFICATE_LEVELS } from '#app/domain/catalogue/certificate.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import { LEAD_BANDS, PRICE_BANDS } from '#search/bands.ts'
import type { NumberRange, SearchFilters, SpecFilter } from '#search/engine.ts'
import type { KnownCategory } from '#search/vocabulary.ts'

type Operator = '=' | '>=' | '<=' | '>' | '<'

interface Term {
  readonly path: string
  readonly key: string
  readonly operator: Operator
  readonly value: string
}

interface Reading {
  readonly filters: SearchFilters
  readonly faults: readonly string[]
}

/** Smaller than any step of a data sheet: makes `>` and `<` of the inclusive bounds that engines know. */
const STEP = 1e-9

/**
 * Filters as typed on the command line (`county=330424`, `strokesPerMinute>=120`), each with its type: facets
 * by `=`, prices, lead times and numeric specs by any comparison. All hold together, so two values of one
 * facet leave nothing. What nobody knows is a fault with its path.
 */
export function readFilters(typed: readonly string[], categories: readonly KnownCategory[]): Reading {
  const faults: string[] = []
  const lists = new Map<string, string[]>()
  const ranges = new Map<string, NumberRange>()
  const specs: SpecFilter[] = []
  let local: boolean | null = null
  typed.forEach((word, index) => {
    const path = `$.filter[${index}]`
    const term = termOf(path, word)
    if (term === null)
      faults.push(`${path}: "${word}" is not of the form key=value, key>=number or key<=number`)
    else if (term.key === 'local') {
      if (term.operator !== '=' || !/^(true|false)$/.test(term.value)) faults.push(`${path}: true or false`)
      else local = term.value === 'true'
    } else if (isFacet(term.key)) {
      const fault = faultOfFacet(term, categories)
      if (fault) faults.push(fault)
      else lists.set(term.key, meet(lists.get(term.key), term.value))
    } else if (term.key === 'priceFen' || term.key === 'leadTimeDays') {
      const range = rangeOf(term)
      if (range === null) faults.push(`${path}: "${term.value}" is no number`)
      else ranges.set(term.key, { ...ranges.get(term.key), ...range })
    } else {
      const spec = specOf(term, categories)
      if ('fault' in spec) faults.push(spec.fault)
      else specs.push(spec)
    }
  })
  const { energyGrade, ...named } = Object.fromEntries(lists)
  const filters = {
    ...named,
    ...(energyGrade ? { energyGrade: energyGrade.map(Number) } : {}),
    ...Object.fromEntries(ranges),
    ...(local === null ? {} : { local }),
    ...(specs.length > 0 ? { specs } : {}),
  } as SearchFilters
  return { filters, faults }
}

function termOf(path: string, word: string): Term | null {
  const match = /^([A-Za-z]\w{0,59})(>=|<=|=|>|<)(.{1,200})$/.exec(word)
  const [, key, operator, value] = match ?? []
  return key && operator && value ? { path, key, operator: operator as Operator, value: value.trim() } : null
}

const FACET_KEYS = [
  'category',
  'cluster',
  'county',
  'firstSet',
  'energyGrade',
  'priceBand',
  'leadBand',
  'supplier',
]

function isFacet(key: string): boolean {
  return FACET_KEYS.includes(key)
}

function faultOfFacet(
  { path, key, operator, value }: Term,
  categories: readonly KnownCategory[],
): string | null {
  if (operator !== '=') return `${path}: ${key} is compared by = only`
  const known: Readonly<Record<string, readonly string[]>> = {
    category: categories.map(({ slug }) => slug),
    firstSet: CERTIFICATE_LEVELS,
    energyGrade: ['1', '2', '3', '4', '5'],
    priceBand: PRICE_BANDS.map((band) => band.key),
    leadBand: LEAD_BANDS.map((band) => band.key),
  }
  const values = known[key]
  return values && !values.includes(value) ? `${path}: ${key} is one of ${values.join(', ')}` : null
}

/** Both at once: two different values of one facet are held by nothing. */
function meet(known: readonly string[] | undefined, value: string): string[] {
  return known === undefined ? [value] : known.filter((each) => each === value)
}

function rangeOf({ operator, value }: Term): NumberRange | null {
  const number = Number(value)
  if (!/^-?\d+(\.\d+)?$/.test(value) || !Number.isFinite(number)) return null
  if (operator === '=') return { min: number, max: number }
  if (operator === '>=') return { min: number }
  if (operator === '<=') return { max: number }
  return operator === '>' ? { min: number + STEP } : { max: number - STEP }
}

/** A spec by its key, whichever categories have it; the first one says of which type it is. */
function specOf(term: Term, categories: readonly KnownCategory[]): SpecFilter | { readonly fault: string } {
  const { path, key, operator, value } = term
  const fields = categories.flatMap(({ specSchema }) => specSchema.filter((field) => field.key === key))
  const [field] = fields
  if (!field) return { fault: `${path}: no facet and no spec is called "${key}"` }
  if (field.type === 'number') {
    const range = rangeOf(term)
    return range === null ? { fault: `${path}: "${value}" is no number` } : { key, kind: 'range', ...range }
  }
  if (operator !== '=') return { fault: `${path}: ${key} is compared by = only` }
  if (field.type === 'boolean') {
    return /^(true|false)$/.test(value)
      ? { key, kind: 'is', value: value === 'true' }
      : { fault: `${path}: true or false` }
  }
  const options = optionsOf(fields)
  return options.includes(value)
    ? { key, kind: 'oneOf', options: [value] }
    : { fault: `${path}: ${key} is one of ${options.join(', ')}` }
}

function optionsOf(fields: readonly SpecField[]): string[] {
  return fields.flatMap((field) => (field.type === 'enum' ? field.options.map((option) => option.value) : []))
}
