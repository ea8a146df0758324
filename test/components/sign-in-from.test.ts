import { expect, test } from 'vitest'
import { signInFrom } from '#app/components/paths.ts'

test('who signs in from a page comes back to it, and keeps the way back while signing in', () => {
  expect(signInFrom('/pools/pool_1', '')).toBe('/sign-in?next=%2Fpools%2Fpool_1')
  expect(signInFrom('/search', '?q=a&page=2')).toBe('/sign-in?next=%2Fsearch%3Fq%3Da%26page%3D2')
  expect(signInFrom('/sign-in', '?next=%2Fpools')).toBe('/sign-in?next=%2Fpools')
  expect([signInFrom('/', ''), signInFrom('/register', '')]).toEqual(['/sign-in', '/sign-in'])
})
