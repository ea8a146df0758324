import { expect, test } from 'vitest'
import {
  faultOfLimits,
  keyParameters,
  normaliseStandard,
  scopeNotHeld,
} from '#app/domain/testing/method-writing.ts'
import * as seeded from '#db/seed/testing-methods.ts'

test.each([
  ['GB/T 3098.1-2010', 'GB/T 3098.1-2010'],
  ['gb/t3098.1—2010', 'GB/T 3098.1-2010'],
  ['ＧＢ　18401-2010', 'GB 18401-2010'],
  ['GB18401-2010', 'GB 18401-2010'],
  ['FZ/T 73001-2016', 'FZ/T 73001-2016'],
  ['ISO 898-1:2013', 'ISO 898-1:2013'],
  ['ISO/IEC 17025:2017', 'ISO/IEC 17025:2017'],
  ['ASTM B117-19', 'ASTM B117-19'],
  ['T/ZZB 0123-2016', 'T/ZZB 0123-2016'],
  ['Q/LM 001-2025', 'Q/LM 001-2025'],
])('%s is the number of a standard', (typed, number) => {
  expect(normaliseStandard(typed)).toBe(number)
})

test.each(['', '拉伸试验', '3098', 'GB', 'GB/T', "GB/T 1'--", '<b>', 'GB/T 3098.1-2010-2011-201111'])(
  '%j is none',
  (typed) => {
    expect(normaliseStandard(typed)).toBeNull()
  },
)

test('the standards of the seed are written as they would be typed', () => {
  const methods = Object.values(seeded).flat()
  expect(methods.length).toBeGreaterThan(5)
  for (const { standard } of methods) expect(normaliseStandard(standard)).toBe(standard)
})

const limits = { kind: 'number' as const, min: null, max: null, detectionLimit: null }

test('limits must be figures, in order, and only where something is measured', () => {
  expect(faultOfLimits(limits)).toBeNull()
  expect(faultOfLimits({ ...limits, min: '1.50', max: '1.5' })).toBeNull()
  expect(faultOfLimits({ ...limits, min: '1.51', max: '1.5' })).toBe('limits_crossed')
  expect(faultOfLimits({ ...limits, max: '很多' })).toBe('limit_not_number')
  expect(faultOfLimits({ ...limits, detectionLimit: '1e9' })).toBe('limit_not_number')
  expect(faultOfLimits({ ...limits, kind: 'judgement', max: '3' })).toBe('limits_of_judgement')
})

const parameter = (key: string | null) => ({
  ...limits,
  key,
  nameZh: '硬度',
  nameEn: 'Hardness',
  unit: 'HV',
  basisZh: '',
  basisEn: '',
})
const method = (...keys: (string | null)[]) => ({
  standard: 'GB/T 1-2020',
  nameZh: '一',
  nameEn: 'one',
  scope: [],
  parameters: keys.map(parameter),
})

test('a parameter keeps its key, a new one gets one of its own, a doubled one counts once', () => {
  const keyed = keyParameters([method('hardness', null), method(null, 'p2', 'hardness')])
  expect(keyed.flatMap(({ parameters }) => parameters.map(({ key }) => key))).toEqual([
    'hardness',
    'p1',
    'p3',
    'p2',
    'p4',
  ])
})

test('a scope that is claimed must be held', () => {
  const claimed = [{ scope: ['CMA'] as const }, { scope: ['CMA', 'CNAS'] as const }]
  expect(scopeNotHeld(claimed, { CMA: true, CNAS: false })).toBe('CNAS')
  expect(scopeNotHeld(claimed, { CMA: true, CNAS: true })).toBeNull()
  expect(scopeNotHeld([{ scope: [] }], { CMA: false, CNAS: false })).toBeNull()
})
