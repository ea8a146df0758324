import decodeQr from 'jsqr'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { posterPng, posterSvg } from '#app/http/poster-drawing.ts'
import { samplePoolPage } from '#test/components/support/sample-views.ts'

const ADDRESS = 'https://hecai.test/pools/pool_sample'

test('a telephone reads the pool’s address from the poster', () => {
  const { width, height, data: pixels } = PNG.sync.read(posterPng(samplePoolPage(), ADDRESS, 'zh'))
  expect([width, height]).toEqual([1080, 1080])
  expect(decodeQr(new Uint8ClampedArray(pixels), width, height)?.data).toBe(ADDRESS)
}, 30_000)

test('a poster says what visitors may read, in either language, and no title breaks it', () => {
  const pool = samplePoolPage({ title: 'A & B <团购> '.repeat(12) })
  const [zh, en] = [posterSvg(pool, ADDRESS, 'zh'), posterSvg(pool, ADDRESS, 'en')]
  expect(zh).toContain('¥118,500')
  expect(en).toContain('118,500')
  for (const svg of [zh, en]) {
    expect(svg).toContain('A &amp; B &lt;团购')
    expect(svg).toContain('…')
    expect(svg).not.toMatch(/undefined|NaN/)
  }
})
