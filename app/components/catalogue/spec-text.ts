import { printSpec, type SpecField, type SpecValue } from '#app/domain/catalogue/spec-schema.ts'
import type { Text } from '#app/i18n/text.ts'

/** A bare count says what it counts by its name; a rate says its time. */
const UNITS_EN: Record<string, string> = {
  '次/分': '/min',
  '件/分': '/min',
  '包/分': '/min',
  '针/分': 'stitches/min',
  '转/分': 'rpm',
  '件/时': '/h',
  '架/时': '/h',
  '双/时': 'pairs/h',
  '秒/双': 's/pair',
  英寸: 'in',
  年: 'years',
  小时: 'h',
  周: 'weeks',
}

/** A unit as its reader writes it. */
export function unitText(unit: string, text: Text): string {
  return text.locale === 'en' && /[\u4e00-\u9fff]/.test(unit) ? (UNITS_EN[unit] ?? '') : unit
}

/** A value with its unit as its reader writes it. */
export function specText(field: SpecField, value: SpecValue | null, text: Text): string {
  if (value === null) return text.catalogue.notStated
  if (field.type === 'number') return `${value} ${unitText(field.unit, text)}`.trim()
  return printSpec(field, value, text.locale)
}

export function specName(field: { nameZh: string; nameEn: string }, locale: 'zh' | 'en'): string {
  return locale === 'zh' ? field.nameZh : field.nameEn
}
