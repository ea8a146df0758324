import type { CertificateLevel } from '#app/domain/catalogue/certificate.ts'
import type { NumberRange } from './engine.ts'
import { figureToken, UNIT_WORDS, unitOf } from './units.ts'

/** What the figures and set phrases of a query ask for; what is left of the text is read as words. */
export interface Figures {
  readonly rest: string
  readonly priceFen: NumberRange | null
  readonly leadTimeDays: NumberRange | null
  readonly firstSet: readonly CertificateLevel[]
  readonly energyGrade: readonly number[]
  readonly isLocal: boolean
  readonly ranges: readonly UnitRange[]
  /** Bare figures with a unit, `22kW`: wished, not demanded. */
  readonly exact: readonly { readonly token: string; readonly text: string }[]
}

export interface UnitRange extends NumberRange {
  readonly unit: string
}

const BEFORE =
  '(>=|<=|≥|≤|>|<|大于等于|小于等于|大于|小于|不低于|不少于|不高于|不超过|不大于|至少|至多|最多|最少|超过|高于|低于)?'
const AFTER = '(及以上|以上|及以下|以下|以内|之内|内|起|左右|上下|\\+)?'
const NUMBER = '(\\d{1,9}(?:\\.\\d{1,4})?)'
const SPAN = `(?:\\s*(?:-|~|–|—|到|至)\\s*${NUMBER})?`
const units = UNIT_WORDS.map((word) => word.replaceAll(/[/.*+?^$()[\]{}|\\]/g, '\\$&')).join('|')

const PRICE = new RegExp(
  `(?:价格|预算|单价)?\\s*${BEFORE}\\s*${NUMBER}${SPAN}\\s*(万元|万块|万|元|块)\\s*(?:一台|/台)?\\s*${AFTER}`,
  'gu',
)
const LEAD = new RegExp(
  `(交期|交货期?|货期|现货)?\\s*${BEFORE}\\s*${NUMBER}${SPAN}\\s*(天|日|周|星期)\\s*${AFTER}\\s*(交货|到货|发货)?`,
  'gu',
)
const UNIT = new RegExp(
  `${BEFORE}\\s*(?<![a-z0-9.-])${NUMBER}${SPAN}\\s*(${units})(?![a-z0-9])\\s*${AFTER}`,
  'gu',
)
const THREAD = /(?<![a-z0-9-])m(\d{1,2})(?![a-z0-9.-])\s*(及以上|以上|及以下|以下)/gu
const LEVELS: readonly (readonly [RegExp, readonly CertificateLevel[]])[] = [
  [/国际首台套|国际首台|国际级首台套/gu, ['international']],
  [/国内首台套|国家级首台套|国家首台套|国内首台/gu, ['national']],
  [/省内首台套|省级首台套|省首台套|省内首台/gu, ['provincial']],
  [/首台套|首台\(套\)|首台（套）|first[- ]set/gu, ['international', 'national', 'provincial']],
]
const ENERGY = /(?:([一二三1-3])级能效|能效([一二三1-3])级)/gu
const LOCAL = /本地(供应商|厂家|企业|产|的)?|嘉兴(本地|产|市内)?|市内|local/gu

/** Reads prices, lead times, figures with units, threads from–to, certificate levels, energy grades and 本地. */
export function readFigures(folded: string): Figures {
  const figures = {
    priceFen: null as NumberRange | null,
    leadTimeDays: null as NumberRange | null,
    firstSet: [] as CertificateLevel[],
    energyGrade: [] as number[],
    isLocal: false,
    ranges: [] as UnitRange[],
    exact: [] as { token: string; text: string }[],
  }
  let rest = folded
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => boolean): void => {
    rest = rest.replaceAll(pattern, (...found) =>
      read(found as unknown as RegExpExecArray) ? ' ' : String(found[0]),
    )
  }
  for (const [pattern, levels] of LEVELS) {
    take(pattern, () => {
      if (figures.firstSet.length === 0) figures.firstSet.push(...levels)
      return true
    })
  }
  take(ENERGY, ([, before, after]) => {
    const grade = { 一: 1, 二: 2, 三: 3 }[before ?? after ?? ''] ?? Number(before ?? after)
    figures.energyGrade.push(grade)
    return true
  })
  take(LOCAL, () => {
    figures.isLocal = true
    return true
  })
  take(PRICE, ([, before, from, to, word, after]) => {
    const fen = (value: string | undefined): number =>
      Math.round(Number(value) * (word?.startsWith('万') ? 1e6 : 100))
    figures.priceFen = rangeOf(before, after, fen(from), to === undefined ? null : fen(to), 0.2)
    return true
  })
  take(LEAD, ([, lead, before, from, to, word, after, delivery]) => {
    if (!lead && !delivery && !before && !after) return false
    const days = (value: string | undefined): number =>
      Number(value) * (word === '周' || word === '星期' ? 7 : 1)
    const range = rangeOf(before, after, days(from), to === undefined ? null : days(to), 0.2)
    figures.leadTimeDays = before || after || to ? range : { max: days(from) }
    return true
  })
  take(THREAD, ([, size, after]) => {
    figures.ranges.push({ unit: 'M', ...rangeOf(undefined, after, Number(size), null, 0) })
    return true
  })
  take(UNIT, ([text, before, from, to, word, after]) => {
    const known = unitOf(word ?? '')
    if (!known) return false
    const [low, high] = [Number(from) * known.factor, to === undefined ? null : Number(to) * known.factor]
    if (before || after || high !== null) {
      figures.ranges.push({ unit: known.unit, ...rangeOf(before, after, low, high, 0.15) })
    } else figures.exact.push({ token: figureToken(low, known.unit), text: text.trim() })
    return true
  })
  return { ...figures, rest: rest.replaceAll(/\s+/g, ' ').trim() }
}

function rangeOf(
  before: string | undefined,
  after: string | undefined,
  from: number,
  to: number | null,
  slack: number,
): NumberRange {
  if (to !== null) return { min: Math.min(from, to), max: Math.max(from, to) }
  const words = `${before ?? ''}${after ?? ''}`
  if (/>|≥|大于|不低于|不少于|至少|最少|超过|高于|以上|起|\+/.test(words)) return { min: from }
  if (/<|≤|小于|不高于|不超过|不大于|至多|最多|低于|以下|内/.test(words)) return { max: from }
  return { min: from * (1 - slack), max: from * (1 + slack) }
}
