import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import type { SpecConstraint } from '#app/domain/demands/constraint.ts'
import type { Text } from '#app/i18n/text.ts'
import { specName, specText } from '../catalogue/spec-text.ts'

/** The name of what a wish is about, as its reader calls it. */
export function wishName(key: string, fields: readonly SpecField[], text: Text): string {
  const field = fields.find((each) => each.key === key)
  return field ? specName(field, text.locale) : key
}

/** What a wish asks for: `≥ 120 次/分`, `6–12 mm`, `伺服、PLC`, `是`. */
export function wishText(wish: SpecConstraint, fields: readonly SpecField[], text: Text): string {
  const field = fields.find((each) => each.key === wish.key)
  const print = (value: number | string | boolean) => (field ? specText(field, value, text) : String(value))
  if (wish.kind === 'is') return print(wish.value)
  if (wish.kind === 'oneOf') return wish.options.map(print).join(text.locale === 'zh' ? '、' : ', ')
  const { min, max } = wish
  if (min !== undefined && max !== undefined) return min === max ? print(min) : `${min}–${print(max)}`
  if (min !== undefined) return text.demands.atLeast(print(min))
  return max === undefined ? text.catalogue.any : text.demands.atMost(print(max))
}
