import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecimals, parseDecimal, spellDecimal } from '#app/domain/testing/decimal.ts'
import type { TestParameter } from '#app/domain/testing/method.ts'
import { judge, overallVerdict, spellLimit } from '#app/domain/testing/verdict.ts'

const parameter = (more: Partial<TestParameter> = {}): TestParameter => ({
  key: 'x',
  nameZh: '量',
  nameEn: 'quantity',
  unit: 'MPa',
  kind: 'number',
  min: null,
  max: null,
  detectionLimit: null,
  basisZh: '',
  basisEn: '',
  ...more,
})
const verdictOf = (one: TestParameter, typed: string) => {
  const judgement = judge(one, typed)
  return judgement.ok ? judgement.judged.verdict : judgement.fault
}

test('limits are inclusive, and nothing is rounded before it is compared', () => {
  const strength = parameter({ min: '800' })
  expect(verdictOf(strength, '800')).toBe('pass')
  expect(verdictOf(strength, '799.9')).toBe('fail')
  expect(verdictOf(strength, '799.999999999')).toBe('fail')
  const hardness = parameter({ min: '250', max: '320' })
  expect(['249.9', '250', '320.0', '320.1'].map((typed) => verdictOf(hardness, typed))).toEqual([
    'fail',
    'pass',
    'pass',
    'fail',
  ])
  // As binary fractions 0.1 + 0.2 is above 0.3; as decimals 0.3 is not above 0.3.
  expect(verdictOf(parameter({ max: '0.3' }), '0.30')).toBe('pass')
})

test('a figure without a limit is reported and not judged', () => {
  expect(judge(parameter(), '81.50')).toEqual({ ok: true, judged: { value: '81.50', verdict: 'none' } })
})

test('not detected passes a maximum above the detection limit, and nothing that has a minimum', () => {
  const formaldehyde = parameter({ max: '75', detectionLimit: '20' })
  expect(judge(formaldehyde, '未检出')).toEqual({ ok: true, judged: { value: 'ND', verdict: 'pass' } })
  expect(verdictOf(parameter({ max: '10', detectionLimit: '20' }), 'ND')).toBe('fail')
  expect(verdictOf(parameter({ min: '1', max: '10', detectionLimit: '0.5' }), 'nd')).toBe('fail')
  expect(verdictOf(parameter({ max: '75' }), 'ND')).toBe('no_detection_limit')
})

test('what is judged by sight takes words, what is measured takes numbers', () => {
  const odour = parameter({ kind: 'judgement' })
  expect([verdictOf(odour, '合格'), verdictOf(odour, '不符合'), verdictOf(odour, '3')]).toEqual([
    'pass',
    'fail',
    'not_a_judgement',
  ])
  for (const typed of ['', 'abc', '1e3', '1.2.3', '--1', '1,5x', '9'.repeat(16)]) {
    expect(verdictOf(parameter({ min: '1' }), typed)).toBe('not_a_number')
  }
  expect(verdictOf(parameter({ min: '1' }), '８１２．５')).toBe('pass')
})

test('one failure fails a sample; only what was judged passes it', () => {
  expect(overallVerdict(['pass', 'none', 'fail'])).toBe('fail')
  expect(overallVerdict(['none', 'pass'])).toBe('pass')
  expect(overallVerdict(['none'])).toBe('none')
  expect(overallVerdict([])).toBe('none')
})

test('limits read as people write them', () => {
  expect(spellLimit({ min: '250', max: '320' })).toBe('250 – 320')
  expect(spellLimit({ min: '800', max: null })).toBe('≥ 800')
  expect(spellLimit({ min: null, max: '75' })).toBe('≤ 75')
  expect(spellLimit({ min: null, max: null })).toBeNull()
})

test('a decimal is spelled as it was written and compared as it is', () => {
  const decimals = fc.record({
    units: fc.bigInt(-(10n ** 9n), 10n ** 9n),
    scale: fc.integer({ min: 0, max: 5 }),
  })
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(parseDecimal(spellDecimal(a))).toEqual(a)
      const [left, right] = [a.units * 10n ** BigInt(5 - a.scale), b.units * 10n ** BigInt(5 - b.scale)]
      expect(Math.sign(compareDecimals(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0)
    }),
  )
})
