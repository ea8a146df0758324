import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yuanFigures, yuanInWords } from '#app/domain/shared/written-amount.ts'

test('figures have two decimals, thousands apart, and nothing is rounded', () => {
  expect(yuanFigures(0n)).toBe('0.00')
  expect(yuanFigures(5n)).toBe('0.05')
  expect(yuanFigures(123_456_705n)).toBe('1,234,567.05')
  expect(yuanFigures(9_007_199_254_740_993n)).toBe('90,071,992,547,409.93')
  expect(yuanFigures(-100_000n)).toBe('-1,000.00')
})

test('capital amounts are written as the rules for bills write them', () => {
  const written: Record<string, bigint> = {
    零元整: 0n,
    壹分: 1n,
    壹角整: 10n,
    壹角贰分: 12n,
    // The three examples of the rules, and their kind.
    壹仟肆佰零玖元伍角整: 140_950n,
    陆仟零柒元壹角肆分: 600_714n,
    壹仟陆佰捌拾元叁角贰分: 168_032n,
    壹拾万柒仟元伍角叁分: 10_700_053n,
    壹万陆仟肆佰零玖元零贰分: 1_640_902n,
    叁佰贰拾伍元零肆分: 32_504n,
    壹拾元整: 1_000n,
    壹拾万零壹拾元整: 10_001_000n,
    壹佰万元整: 100_000_000n,
    壹亿元整: 10_000_000_000n,
    壹亿零壹元整: 10_000_000_100n,
    壹亿零壹万元整: 10_001_000_000n,
    壹万零壹佰元整: 1_010_000n,
    贰仟零叁万零伍元整: 2_003_000_500n,
    壹仟万亿元整: 100_000_000_000_000_000n,
  }
  for (const [words, fen] of Object.entries(written)) expect(yuanInWords(fen), words).toBe(words)
})

const VALUES: Record<string, bigint> = {
  零: 0n,
  壹: 1n,
  贰: 2n,
  叁: 3n,
  肆: 4n,
  伍: 5n,
  陆: 6n,
  柒: 7n,
  捌: 8n,
  玖: 9n,
}
const UNITS: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1_000n }

/** Reads a capital amount back, place by place. */
function readBack(words: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n]
  for (const sign of words.replace('万亿', '兆')) {
    if (sign in VALUES) digit = VALUES[sign] ?? 0n
    else if (sign in UNITS) [group, digit] = [group + digit * (UNITS[sign] ?? 1n), 0n]
    else if (sign === '兆') [total, group, digit] = [total + (group + digit) * 10n ** 12n, 0n, 0n]
    else if (sign === '亿') [total, group, digit] = [total + (group + digit) * 10n ** 8n, 0n, 0n]
    else if (sign === '万') [total, group, digit] = [total + (group + digit) * 10n ** 4n, 0n, 0n]
    else if (sign === '元') [total, group, digit] = [(total + group + digit) * 100n, 0n, 0n]
    else if (sign === '角') [total, digit] = [total + digit * 10n, 0n]
    else if (sign === '分') [total, digit] = [total + digit, 0n]
  }
  return total
}

test('a capital amount read back is the amount, and never has two noughts in a row', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 9_007_199_254_740_991n }), (fen) => {
      const words = yuanInWords(fen)
      expect(readBack(words)).toBe(fen)
      expect(words).not.toMatch(/零零|零[万亿元角分]./)
      expect(words.endsWith('整')).toBe(fen % 10n === 0n)
    }),
    { numRuns: 2_000 },
  )
})
