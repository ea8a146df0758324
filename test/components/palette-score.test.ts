import { expect, test } from 'vitest'
import { placeScore } from '#app/components/shell/palette-score.ts'

const sounds = ['tgdz', 'tuoguanduizhang']
const scoreOf = (typed: string) => placeScore('托管对账 /statement', typed, sounds)

test('a place is found by its name, its address, its initials and its sound, in that order', () => {
  const scores = ['托管', '对账', 'tgdz', 'tuoguan', 'duizhang'].map(scoreOf)
  expect(scores.every((score, index) => score > 0 && score <= (scores[index - 1] ?? 1))).toBe(true)
  expect(scoreOf('statement')).toBeGreaterThan(0)
  expect(scoreOf('ＴＧＤＺ')).toBe(scoreOf('tgdz'))
})

test('letters that stand far apart in a name are no match, and every word must fit', () => {
  expect(placeScore('HC-DEMO00006 翎筒电脑袜机 /orders/x', 'tgdz', ['ltdnwj', 'lingtongdiannaowaji'])).toBe(0)
  expect(scoreOf('托管 orders')).toBe(0)
})

test('the offer to search stands behind every place that fits', () => {
  expect(placeScore('search 托管', '托管')).toBeLessThan(scoreOf('duizhang'))
  expect(placeScore('search x', 'x')).toBeGreaterThan(0)
})
