import { expect, test } from 'vitest'
import { tourPath } from '#app/components/home/tour-path.ts'
import { titleWithUnread } from '#app/components/shell/plain-title.ts'
import { tourFor, tourFrom } from '#app/i18n/preferences.ts'

test('the tour remembers its next step and whether it was left; anything else is no tour', () => {
  expect(tourFrom('0')).toEqual({ step: 0, isLeft: false })
  expect(tourFrom('3-left')).toEqual({ step: 3, isLeft: true })
  for (const word of [null, '', '6', '-1', 'left', '2-gone', '22']) expect(tourFrom(word)).toBeNull()
})

test('signing in is the first step of the tour: it is not asked for again', () => {
  expect(tourFor({ step: 0, isLeft: false }, true)).toEqual({ step: 1, isLeft: false })
  expect(tourFor({ step: 0, isLeft: false }, false)).toEqual({ step: 0, isLeft: false })
  expect(tourFor({ step: 3, isLeft: true }, true)).toEqual({ step: 3, isLeft: true })
  expect(tourFor(null, true)).toBeNull()
})

test('what is tried on a pool leads to the pool that is open, else to the list of pools', () => {
  expect(tourPath(2, '/pools/pool_1')).toBe('/pools/pool_1#what-if')
  expect(tourPath(3, '/pools/pool_1')).toBe('/pools/pool_1#join')
  for (const here of ['/', '/pools', '/pools/new', '/pools/pool_1/award'])
    expect(tourPath(3, here)).toBe('/pools')
  expect(tourPath(5, '/commitments')).toBe('/')
})

test('the count of unread notices stands once before a title, and leaves it again', () => {
  expect(titleWithUnread('Orders', '3')).toBe('(3) Orders')
  expect(titleWithUnread('(3) Orders', '99+')).toBe('(99+) Orders')
  expect(titleWithUnread('(99+) Orders', null)).toBe('Orders')
})
