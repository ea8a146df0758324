import { expect, test } from 'vitest'
import { isFromThisSite } from '#app/http/request-guards.ts'

test('a page of this site may write, by whatever name the site is reached', () => {
  expect(isFromThisSite({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true)
  expect(
    isFromThisSite({
      origin: 'https://hecai.example',
      host: 'web1:3000',
      'x-forwarded-host': 'hecai.example',
    }),
  ).toBe(true)
})

test('a page of another site may not, nor one that hides its origin', () => {
  const host = 'hecai.example'
  for (const origin of ['https://evil.example', 'https://hecai.example.evil', 'null', '', 'hecai.example']) {
    expect(isFromThisSite({ origin, host }), origin).toBe(false)
  }
  expect(isFromThisSite({ host, 'sec-fetch-site': 'cross-site' })).toBe(false)
  expect(isFromThisSite({ host, 'sec-fetch-site': 'same-site' })).toBe(false)
})

test('a program that is no browser names no origin and may write', () => {
  expect(isFromThisSite({ host: 'localhost:3000' })).toBe(true)
})
