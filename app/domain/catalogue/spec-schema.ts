/** One typed spec of a category. `min` and `max` bound what is plausible, both inclusive. */
export type SpecField = NumberSpec | EnumSpec | BooleanSpec

interface SpecName {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  /** A listing without it is refused. */
  readonly required: boolean
}

export interface NumberSpec extends SpecName {
  readonly type: 'number'
  /** As printed on a data sheet: `mm`, `kW`, `次/分`; empty for a bare count. */
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly integer?: boolean | undefined
}

export interface EnumSpec extends SpecName {
  readonly type: 'enum'
  readonly options: readonly { readonly value: string; readonly nameZh: string; readonly nameEn: string }[]
}

export interface BooleanSpec extends SpecName {
  readonly type: 'boolean'
}

export type SpecSchema = readonly SpecField[]
export type SpecValue = number | string | boolean
export type SpecValues = Readonly<Record<string, SpecValue>>

export type SpecFaultCode =
  | 'required'
  | 'unknown_field'
  | 'not_a_number'
  | 'not_an_integer'
  | 'below_min'
  | 'above_max'
  | 'not_an_option'
  | 'not_a_boolean'

/** What is wrong with one field, with the bound that it broke. */
export interface SpecFault {
  readonly key: string
  readonly code: SpecFaultCode
  readonly bound?: number
}

/**
 * Checks a listing's specs field by field: every fault of every field, in the schema's order, then the
 * fields that the schema does not know. An empty answer means that the values fit.
 */
export function validateSpecs(schema: SpecSchema, values: Readonly<Record<string, unknown>>): SpecFault[] {
  const faults: SpecFault[] = []
  for (const field of schema) {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined
    if (value === undefined || value === null || value === '') {
      if (field.required) faults.push({ key: field.key, code: 'required' })
      continue
    }
    const fault = faultOf(field, value)
    if (fault) faults.push(fault)
  }
  const known = new Set(schema.map(({ key }) => key))
  for (const key of Object.keys(values)) {
    if (!known.has(key)) faults.push({ key, code: 'unknown_field' })
  }
  return faults
}

function faultOf(field: SpecField, value: unknown): SpecFault | null {
  const { key } = field
  if (field.type === 'boolean') return typeof value === 'boolean' ? null : { key, code: 'not_a_boolean' }
  if (field.type === 'enum') {
    return field.options.some((option) => option.value === value) ? null : { key, code: 'not_an_option' }
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return { key, code: 'not_a_number' }
  if (field.integer && !Number.isInteger(value)) return { key, code: 'not_an_integer' }
  if (value < field.min) return { key, code: 'below_min', bound: field.min }
  if (value > field.max) return { key, code: 'above_max', bound: field.max }
  return null
}

/** The field of a key, or null when the category has none of that name. */
export function findSpec(schema: SpecSchema, key: string): SpecField | null {
  return schema.find((field) => field.key === key) ?? null
}

/** A value as a data sheet prints it, `160 次/分`; an option by its name. */
export function printSpec(field: SpecField, value: SpecValue, language: 'zh' | 'en' = 'zh'): string {
  if (field.type === 'enum') {
    const option = field.options.find((candidate) => candidate.value === value)
    return option ? (language === 'zh' ? option.nameZh : option.nameEn) : String(value)
  }
  if (field.type === 'boolean') {
    if (language === 'zh') return value ? '是' : '否'
    return value ? 'yes' : 'no'
  }
  return field.unit === '' ? String(value) : `${value} ${field.unit}`
}

/** The faults as facts of a refusal: `specs.<key>` says the code and, after a space, the bound. */
export function specFaultFacts(faults: readonly SpecFault[]): Record<string, string> {
  return Object.fromEntries(
    faults.map(({ key, code, bound }) => [`specs.${key}`, bound === undefined ? code : `${code} ${bound}`]),
  )
}
