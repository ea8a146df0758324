import { compareDecimals, parseDecimal, spellDecimal } from './decimal.ts'
import type { TestParameter } from './method.ts'

/** `none`: the parameter has no limit, so the figure is reported and not judged. */
export const VERDICTS = ['pass', 'fail', 'none'] as const
export type Verdict = (typeof VERDICTS)[number]

export type ResultFault = 'not_a_number' | 'not_a_judgement' | 'no_detection_limit'

export interface Judged {
  /** As the report will say it: `812.5`, `ND`, `conforms`, `fails`. */
  readonly value: string
  readonly verdict: Verdict
}

export type Judgement =
  | { readonly ok: true; readonly judged: Judged }
  | { readonly ok: false; readonly fault: ResultFault }

/** 未检出: what a bench writes for a value below the detection limit. */
export const NOT_DETECTED = 'ND'
const SEEN_AS_NOT_DETECTED = ['nd', 'n.d.', '未检出']
const CONFORMS = ['conforms', 'pass', 'ok', 'y', '合格', '符合']
const FAILS = ['fails', 'fail', 'ng', 'n', '不合格', '不符合']

/**
 * Judges what was typed against a parameter's limits by the whole measured value (全数值比较法, GB/T 8170-2008
 * 4.3.2): nothing is rounded before it is compared. Limits are inclusive. A value below the detection limit
 * passes a maximum that is not below that limit; a minimum it cannot meet.
 */
export function judge(parameter: TestParameter, typed: string): Judgement {
  const word = typed.normalize('NFKC').trim()
  if (parameter.kind === 'judgement') return judgeBySight(word)
  if (SEEN_AS_NOT_DETECTED.includes(word.toLowerCase())) return judgeUndetected(parameter)
  const value = parseDecimal(word)
  if (value === null) return { ok: false, fault: 'not_a_number' }
  const [min, max] = [limitOf(parameter.min), limitOf(parameter.max)]
  const isBelow = min !== null && compareDecimals(value, min) < 0
  const isAbove = max !== null && compareDecimals(value, max) > 0
  const verdict = min === null && max === null ? 'none' : isBelow || isAbove ? 'fail' : 'pass'
  return { ok: true, judged: { value: spellDecimal(value), verdict } }
}

function judgeBySight(word: string): Judgement {
  const lower = word.toLowerCase()
  if (CONFORMS.includes(lower)) return { ok: true, judged: { value: 'conforms', verdict: 'pass' } }
  if (FAILS.includes(lower)) return { ok: true, judged: { value: 'fails', verdict: 'fail' } }
  return { ok: false, fault: 'not_a_judgement' }
}

function judgeUndetected({ detectionLimit, min, max }: TestParameter): Judgement {
  const floor = limitOf(detectionLimit)
  if (floor === null) return { ok: false, fault: 'no_detection_limit' }
  const upper = limitOf(max)
  const passes = min === null && upper !== null && compareDecimals(floor, upper) <= 0
  const verdict = min === null && max === null ? 'none' : passes ? 'pass' : 'fail'
  return { ok: true, judged: { value: NOT_DETECTED, verdict } }
}

function limitOf(written: string | null): ReturnType<typeof parseDecimal> {
  return written === null ? null : parseDecimal(written)
}

/** Of many verdicts: one failure fails, else one pass passes; nothing judged is nothing said. */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail'
  return verdicts.includes('pass') ? 'pass' : 'none'
}

/** A limit as people write it: `≥ 800`, `250 – 320`, `≤ 75`; null when there is none. */
export function spellLimit({ min, max }: Pick<TestParameter, 'min' | 'max'>): string | null {
  if (min !== null && max !== null) return `${min} – ${max}`
  if (min !== null) return `≥ ${min}`
  return max === null ? null : `≤ ${max}`
}
