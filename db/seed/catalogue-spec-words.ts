import type { BooleanSpec, EnumSpec, NumberSpec } from '#app/domain/catalogue/spec-schema.ts'

/** A number with its unit and plausible bounds. */
export function measure(
  key: string,
  nameZh: string,
  nameEn: string,
  unit: string,
  [min, max]: readonly [number, number],
): NumberSpec {
  return { type: 'number', key, nameZh, nameEn, unit, min, max, required: true }
}

/** As `measure`, in whole numbers. */
export function count(
  key: string,
  nameZh: string,
  nameEn: string,
  unit: string,
  [min, max]: readonly [number, number],
): NumberSpec {
  return { type: 'number', key, nameZh, nameEn, unit, min, max, required: true, integer: true }
}

/** One of several; each option as `value|中文|English`. */
export function choice(key: string, nameZh: string, nameEn: string, ...options: readonly string[]): EnumSpec {
  return {
    type: 'enum',
    key,
    nameZh,
    nameEn,
    required: true,
    options: options.map((option) => {
      const [value = '', zh = '', en = ''] = option.split('|')
      return { value, nameZh: zh, nameEn: en }
    }),
  }
}

/** A yes or no that a data sheet may leave out. */
export function feature(key: string, nameZh: string, nameEn: string): BooleanSpec {
  return { type: 'boolean', key, nameZh, nameEn, required: false }
}

/** A category as the seed knows it: the schema, and models that are on offer in it. */
export interface CategorySeed {
  readonly slug: string
  readonly nameZh: string
  readonly nameEn: string
  readonly cluster: string | null
  readonly synonyms: readonly string[]
  readonly referenceYuan: number
  readonly specs: readonly (NumberSpec | EnumSpec | BooleanSpec)[]
  readonly models: readonly ModelSeed[]
}

/** Model code, title, price in ten thousand yuan, energy grade or null, then the specs in the schema's order. */
export type ModelSeed = readonly [
  code: string,
  title: string,
  priceWan: number,
  energyGrade: number | null,
  ...specs: (number | string | boolean)[],
]
