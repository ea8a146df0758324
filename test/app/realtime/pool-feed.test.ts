import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PoolSnapshot } from '#app/contracts/live.ts'
import { type PoolFeed, startPoolFeed } from '#app/realtime/pool-feed.ts'
import { makeRateLimit } from '#app/realtime/rate-limit.ts'
import { newer } from '#app/realtime/use-pool-live.ts'
import { snapshotOf } from '../../support/live.ts'

let version: number
let sent: number[]
let loads: number
let loadMs: number
let isBroken: boolean
let isWatched: boolean
let faults: unknown[]
let feed: PoolFeed

beforeEach(() => {
  vi.useFakeTimers()
  version = 1
  sent = []
  loads = 0
  loadMs = 5
  isBroken = false
  isWatched = true
  faults = []
  feed = startPoolFeed({
    load,
    send: (snapshot) => void sent.push(snapshot.version),
    isWatched: () => isWatched,
    watched: () => ['pool_1'],
    onError: (error) => void faults.push(error),
  })
})
afterEach(() => {
  feed.stop()
  vi.useRealTimers()
})

async function load(poolId: string): Promise<PoolSnapshot | null> {
  loads++
  const seen = version
  await new Promise((done) => setTimeout(done, loadMs))
  if (isBroken) throw new Error('no database')
  return snapshotOf(poolId, seen)
}

function change(): void {
  version++
  feed.changed('pool_1', version)
}

test('the first change after a quiet time is told at once', async () => {
  change()
  await vi.advanceTimersByTimeAsync(6)
  expect(sent).toEqual([2])
})

test('a hundred changes in a moment are a few messages, and the last one is among them', async () => {
  for (let n = 0; n < 100; n++) {
    change()
    await vi.advanceTimersByTimeAsync(2)
  }
  await vi.advanceTimersByTimeAsync(200)
  expect(sent.at(-1)).toBe(101)
  expect(sent.length).toBeLessThanOrEqual(6)
  expect(loads).toBe(sent.length)
})

test('versions never go backwards, though notices overtake each other', async () => {
  version = 9
  for (const heard of [9, 3, 7, 8]) feed.changed('pool_1', heard)
  await vi.advanceTimersByTimeAsync(500)
  expect(sent).toEqual([9])
})

test('a change during the look is looked at again', async () => {
  loadMs = 100
  change()
  await vi.advanceTimersByTimeAsync(50)
  change()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent).toEqual([2, 3])
})

test('a pool that nobody watches here costs nothing', async () => {
  isWatched = false
  change()
  await vi.advanceTimersByTimeAsync(500)
  expect(loads).toBe(0)
})

test('after a broken connection what was missed is told', async () => {
  change()
  await vi.advanceTimersByTimeAsync(100)
  version = 7
  feed.refreshAll()
  await vi.advanceTimersByTimeAsync(100)
  expect(sent).toEqual([2, 7])
})

test('a look that fails is repeated until it works', async () => {
  isBroken = true
  change()
  await vi.advanceTimersByTimeAsync(1_500)
  isBroken = false
  await vi.advanceTimersByTimeAsync(2_500)
  expect(faults.length).toBeGreaterThan(0)
  expect(sent).toEqual([2])
})

test('a page keeps the higher version, whatever the order of messages', () => {
  const [one, two] = [snapshotOf('p', 1), snapshotOf('p', 2)]
  expect(newer(null, one)).toBe(one)
  expect(newer(one, two)).toBe(two)
  expect(newer(two, one)).toBe(two)
  expect(newer(two, snapshotOf('other', 1)).poolId).toBe('other')
})

test('a rate limit allows a burst, then its pace', () => {
  let nowMs = 0
  const allow = makeRateLimit(3, 2, () => nowMs)
  expect([allow(), allow(), allow(), allow()]).toEqual([true, true, true, false])
  nowMs = 500
  expect([allow(), allow()]).toEqual([true, false])
  nowMs = 60_000
  expect([allow(), allow(), allow(), allow()]).toEqual([true, true, true, false])
})
