import { format } from 'node:util'
import { afterEach, beforeEach, expect } from 'vitest'

/** A complaint that nobody expected is a fault that nobody saw: it fails the test in which it was made. */
const complaints: string[] = []
let expected: RegExp[] = []

for (const method of ['error', 'warn'] as const) {
  console[method] = (...words: unknown[]) => {
    complaints.push(`console.${method}: ${format(...words)}`)
  }
}

/** Allows complaints that match in this test; each must then really be made. */
export function expectComplaint(pattern: RegExp): void {
  expected.push(pattern)
}

beforeEach(() => {
  complaints.length = 0
  expected = []
})

afterEach(() => {
  const unexpected = complaints.filter((words) => !expected.some((pattern) => pattern.test(words)))
  const missing = expected.filter((pattern) => !complaints.some((words) => pattern.test(words)))
  expect(unexpected, 'unexpected complaints on the console').toEqual([])
  expect(missing, 'complaints that were expected and not made').toEqual([])
})
