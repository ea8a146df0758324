import type { Named } from '#app/contracts/views/testing.ts'
import type { TestParameter } from '#app/domain/testing/method.ts'
import type { SampleState } from '#app/domain/testing/sample-lifecycle.ts'
import type { TestOrderState } from '#app/domain/testing/test-order-lifecycle.ts'
import { spellLimit, type Verdict } from '#app/domain/testing/verdict.ts'
import type { Text } from '#app/i18n/text.ts'
import type { Tone } from '../ui/badge.tsx'

/** The name in the reader's language. */
export function nameOf(named: Named, text: Text): string {
  return text.locale === 'zh' ? named.nameZh : named.nameEn
}

/** A unit in the reader's language; most are the same in both. */
export function unitOf(unit: string, text: Text): string {
  return text.testing.units[unit] ?? unit
}

/** A limit with its unit, and a dash where there is none. */
export function limitOf(parameter: Pick<TestParameter, 'min' | 'max' | 'unit' | 'kind'>, text: Text): string {
  if (parameter.kind === 'judgement') return text.testing.bySight
  const limit = spellLimit(parameter)
  return limit === null ? text.testing.noLimit : `${limit} ${unitOf(parameter.unit, text)}`.trim()
}

/** A result with its unit; what is a word, as 未检出, has none. */
export function measuredOf(value: string, unit: string, text: Text): string {
  const word = text.testing.values[value]
  return word ?? `${value} ${unitOf(unit, text)}`.trim()
}

/** A result as it is read: the words of a judgement, else the figure. */
export function resultOf(value: string, text: Text): string {
  return text.testing.values[value] ?? value
}

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  pass: 'accent',
  fail: 'danger',
  none: 'neutral',
}

export const TEST_ORDER_TONES: Readonly<Record<TestOrderState, Tone>> = {
  draft: 'neutral',
  submitted: 'warning',
  accepted: 'notice',
  samples_received: 'notice',
  testing: 'notice',
  under_review: 'warning',
  reported: 'accent',
  closed: 'neutral',
  rejected: 'danger',
  cancelled: 'neutral',
  sample_lost: 'danger',
  amended: 'warning',
}

export const SAMPLE_TONES: Readonly<Record<SampleState, Tone>> = {
  expected: 'neutral',
  received: 'notice',
  on_bench: 'notice',
  tested: 'accent',
  returned: 'neutral',
  disposed: 'neutral',
  unfit: 'danger',
  lost: 'danger',
}
