import { expect, test } from 'vitest'
import { REFUSAL_CODES } from '#app/domain/shared/refusal-codes.ts'
import {
  fenOfYuan,
  formatBasisPoints,
  formatCountdown,
  formatFen,
  formatFenCompact,
  formatInstant,
  formatPrice,
  formatQuantity,
  formatTimeLeft,
  localFieldOf,
  yuanOfFen,
} from '#app/i18n/format.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { textFor } from '#app/i18n/text.ts'

/** Calls what needs variables with something, so that every word of a language can be seen. */
function wordsOf(node: unknown, path: string[] = []): { path: string; words: string }[] {
  if (typeof node === 'string') return [{ path: path.join('.'), words: node }]
  if (typeof node === 'function') {
    const facts = Object.assign([], { quantity: 2, total: 9, left: 3 })
    const isFacts = path.some((part) => ['activity', 'happened', 'refusals'].includes(part))
    return wordsOf(isFacts ? node(facts) : node(2, 3, 4), path)
  }
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => wordsOf(value, [...path, key]))
}

test('every refusal has a sentence in both languages, and never shows an unfilled fact', () => {
  for (const code of REFUSAL_CODES) {
    for (const locale of ['zh', 'en'] as const) {
      const bare = refusalSentence({ code, facts: {} }, locale)
      expect(bare, code).toMatch(locale === 'zh' ? /[\u4e00-\u9fff].*。$/ : /^[A-Z].*\.$/)
      expect(bare, code).not.toMatch(/undefined|null|NaN|Invalid/)
    }
  }
})

test('a refusal says its facts when it has them', () => {
  const facts = { outstanding: 2, frozenFen: 18_186_000, heldFen: 500_000, field: 'capacity' }
  expect(refusalSentence({ code: 'QUANTITY_EXCEEDS_DELIVERED', facts }, 'zh')).toContain('2\u00a0台')
  expect(refusalSentence({ code: 'DECISION_INVALID', facts }, 'zh')).toContain('¥181,860')
  expect(refusalSentence({ code: 'AMOUNT_EXCEEDS_HELD', facts }, 'en')).toContain('¥5,000')
  expect(refusalSentence({ code: 'OFFER_NOT_A_CONCESSION', facts }, 'en')).toContain('capacity')
  expect(refusalSentence({ code: 'CAP_EXCEEDED', facts: { left: 6 } }, 'zh')).toContain('6\u00a0台')
  expect(refusalSentence({ code: 'CAP_EXCEEDED', facts: { left: 1 } }, 'en')).toContain('1\u00a0set')
  const closed = { code: 'POOL_CLOSED', facts: { closedAt: '2026-03-02T01:00:00.000Z' } } as const
  expect(refusalSentence(closed, 'zh')).toContain('2026年3月2日 09:00')
})

test('no word is empty, and English holds no Chinese', () => {
  for (const { path, words } of wordsOf(textFor('zh'))) expect(words.trim(), path).not.toBe('')
  for (const { path, words } of wordsOf(textFor('en'))) {
    expect(words.trim(), path).not.toBe('')
    expect(words, path).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('money is shown to the fen, as a price, and as people say it', () => {
  expect(formatFen(1_234_567_890)).toBe('¥12,345,678.90')
  expect(formatFen(-5)).toBe('−¥0.05')
  expect(formatPrice(11_850_000)).toBe('¥118,500')
  expect(formatPrice(11_850_050)).toBe('¥118,500.50')
  expect(formatFenCompact(49_300_000, 'zh')).toBe('¥49.3\u00a0万')
  expect(formatFenCompact(1_285_000_000, 'zh')).toBe('¥1,285\u00a0万')
  expect(formatFenCompact(32_000_000_000, 'zh')).toBe('¥3.2\u00a0亿')
  expect(formatFenCompact(999_900, 'zh')).toBe('¥9,999')
  expect(formatFenCompact(0, 'zh')).toBe('¥0')
  expect(formatFenCompact(990_000, 'zh')).toBe('¥9,900')
  expect(formatFenCompact(128_600_000, 'en')).toBe('¥1.29M')
})

test('a compact figure keeps its zeros', () => {
  expect(formatFenCompact(100_000_000, 'zh')).toBe('¥100\u00a0万')
  expect(formatFenCompact(10_000_000, 'en')).toBe('¥100K')
  expect(formatBasisPoints(10_000)).toBe('100%')
  expect(formatBasisPoints(1250)).toBe('12.5%')
  expect(formatBasisPoints(-1090)).toBe('−10.9%')
})

test('what a yuan field shows is read back to the same fen', () => {
  for (const fen of [0, 1, 99, 100, 11_850_050, 999_999_999_999]) expect(fenOfYuan(yuanOfFen(fen))).toBe(fen)
})

test('a yuan field forgives how people type and refuses what is no amount', () => {
  expect(fenOfYuan('¥118,500.5')).toBe(11_850_050)
  expect(fenOfYuan('１２８０００')).toBe(12_800_000)
  for (const typed of ['', 'abc', '1.234', '-5', '1e5', '.5', '1.2.3', '10'.repeat(10)])
    expect(fenOfYuan(typed), typed).toBeNull()
})

test('instants are read in Beijing time, over the end of a day and of a year', () => {
  expect(formatInstant('2025-12-31T16:30:00.000Z', 'zh')).toBe('2026年1月1日 00:30')
  expect(formatInstant('2026-03-02T01:00:00.000Z', 'en')).toBe('2 Mar 2026, 09:00')
  expect(localFieldOf('2026-03-02T01:00:00.000Z')).toBe('2026-03-02T09:00')
})

test('a countdown keeps its width and ends at zero', () => {
  expect(formatCountdown(183_845_999, 'zh')).toBe('2 天 03:04:05')
  expect(formatCountdown(0, 'zh')).toBe('00:00:00')
  expect(formatCountdown(-1, 'en')).toBe('00:00:00')
  expect(formatTimeLeft(183_845_000, 'zh')).toBe('2 天 3 小时')
  expect(formatTimeLeft(30_000, 'en')).toBe('under 1 min')
  expect(formatQuantity(1, 'en')).toBe('1\u00a0set')
  expect(formatQuantity(1200, 'zh')).toBe('1,200\u00a0台')
})

test('the language is what the address says, then the cookie, then the browser, then Chinese', () => {
  const asked = (url: string, headers: Record<string, string> = {}) => localeOf(new Request(url, { headers }))
  expect(asked('http://hecai.test/?lang=en', { Cookie: 'lang=zh' })).toBe('en')
  expect(asked('http://hecai.test/', { Cookie: 'theme=dark; lang=en', 'Accept-Language': 'zh-CN' })).toBe(
    'en',
  )
  expect(asked('http://hecai.test/', { 'Accept-Language': 'fr;q=0.9,en-GB;q=0.8,zh;q=0.1' })).toBe('en')
  expect(asked('http://hecai.test/', { 'Accept-Language': 'fr' })).toBe('zh')
  expect(asked('http://hecai.test/?lang=xx')).toBe('zh')
})
