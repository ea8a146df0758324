import { expect, test } from 'vitest'
import { saveTestOrderSchema } from '#app/contracts/testing.ts'
import { marksOf, type TestMethod } from '#app/domain/testing/method.ts'
import {
  normaliseReportNumber,
  reportNumberOf,
  sampleCode,
  spellNumber,
  yearInShanghai,
} from '#app/domain/testing/numbering.ts'
import { isPdf } from '#app/domain/testing/report-content.ts'
import { isTesterOf, missingResults } from '#app/domain/testing/review-policy.ts'
import { countSamples, feeOf, listSamples } from '#app/domain/testing/sample-groups.ts'

test('numbers bear kind, year in Shanghai, lab and count; an amendment says which it is', () => {
  expect(yearInShanghai(new Date('2026-12-31T15:59:59Z'))).toBe(2026)
  expect(yearInShanghai(new Date('2026-12-31T16:00:00Z'))).toBe(2027)
  expect(spellNumber('order', 'HY', 2026, 42)).toBe('W2026-HY-00042')
  const report = spellNumber('report', 'HY', 2026, 123_456)
  expect(report).toBe('R2026-HY-123456')
  expect([1, 2, 3].map((version) => reportNumberOf(report, version))).toEqual([
    'R2026-HY-123456',
    'R2026-HY-123456-A1',
    'R2026-HY-123456-A2',
  ])
  expect(sampleCode('W2026-HY-00042', 7)).toBe('W2026-HY-00042-07')
})

test('a number is read as people type it, and nothing else is one', () => {
  expect(normaliseReportNumber(' ｒ2026-hy-00042-a1 ')).toBe('R2026-HY-00042-A1')
  for (const word of ['', 'R2026', '../etc', 'W2026-HY-00042', 'R2026-HY-00042-A', "R2026-HY-1' or 1=1"]) {
    expect(normaliseReportNumber(word)).toBeNull()
  }
})

test('samples and fee follow the list', () => {
  const groups = [
    { name: 'a', specification: 'M8', batchNumber: '1', count: 2 },
    { name: 'b', specification: '', batchNumber: '', count: 1 },
  ]
  expect(countSamples(groups)).toBe(3)
  expect(feeOf(3, 20_800n)).toBe(62_400n)
  expect(listSamples(groups).map(({ name }) => name)).toEqual(['a', 'a', 'b'])
})

const groupsOf = (...counts: unknown[]) => ({
  serviceId: 'tsv_1',
  groups: counts.map((count) => ({ name: '螺栓', count })),
})

test.each([
  ['none', [0]],
  ['a million', [1_000_000]],
  ['one more than an order holds', [201]],
  ['too many in two groups', [150, 51]],
  ['half a sample', [1.5]],
  ['fewer than none', [-1]],
  ['a word', ['many']],
  ['no group at all', []],
])('a list of %s is no list of samples', (_, counts) => {
  const parsed = saveTestOrderSchema.safeParse(groupsOf(...counts))
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues[0]?.message).toBe('sampleCount')
})

test('the largest order is accepted, and so is what a form sends as digits', () => {
  expect(saveTestOrderSchema.safeParse(groupsOf(150, '50')).success).toBe(true)
})

const method = (scope: TestMethod['scope']): TestMethod => ({
  standard: 'GB/T 1',
  nameZh: '方法',
  nameEn: 'method',
  scope,
  parameters: [],
})

test('a mark is borne only while its accreditation is valid and covers every method', () => {
  const accreditation = { CMA: { until: '2026-03-02' }, CNAS: { until: '2027-01-01' } }
  const all = [method(['CMA', 'CNAS']), method(['CNAS'])]
  expect(marksOf(all, accreditation, '2026-03-02')).toEqual(['CNAS'])
  expect(marksOf([method(['CMA', 'CNAS'])], accreditation, '2026-03-02')).toEqual(['CMA', 'CNAS'])
  expect(marksOf([method(['CMA', 'CNAS'])], accreditation, '2026-03-03')).toEqual(['CNAS'])
  expect(marksOf([method([])], accreditation, '2026-03-02')).toEqual([])
  expect(marksOf([method(['CMA'])], { CMA: null, CNAS: null }, '2026-03-02')).toEqual([])
})

test('who entered any result is a tester; a review needs every pair of sample and parameter', () => {
  expect(isTesterOf([{ enteredBy: 'u1' }], 'u1')).toBe(true)
  expect(isTesterOf([{ enteredBy: 'u1' }], 'u2')).toBe(false)
  const results = [{ sampleId: 's1', parameterKey: 'a' }]
  expect(missingResults(['s1', 's2'], ['a', 'b'], results)).toBe(3)
})

test('a PDF has its head and its end; a picture, a page and an empty file have not', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(isPdf(bytes('%PDF-1.4\n…\n%%EOF\n'))).toBe(true)
  for (const text of ['', '%PDF-1.4', '<html>%PDF-1.4 %%EOF', '\u0089PNG', 'x%PDF-1.4%%EOF']) {
    expect(isPdf(bytes(text)), text).toBe(false)
  }
})
