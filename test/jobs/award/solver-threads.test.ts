import { expect, test } from 'vitest'
import type { AwardAlternatives } from '#app/domain/awards/award-alternatives.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { openSolverThreads } from '#jobs/award/solver-threads.ts'
import { weighAward } from '#jobs/award/weigh-award.ts'
import { generateInstance } from '#test/support/award-instances.ts'

const pool = generateInstance('uniform', { offers: 6, members: 20 }, 2)

test('a thread that answered is kept warm and answers the next award alike', async () => {
  const threads = openSolverThreads({ keep: 1 })
  const first = await solveAward(pool, { seconds: 25, threads })
  expect(threads.idle()).toBe(1)
  const second = await solveAward(pool, { seconds: 25, threads })
  expect(second).toEqual({ ...first, seconds: second.seconds })
  expect(threads.idle()).toBe(1)
  await threads.close()
  expect(threads.idle()).toBe(0)
})

test('two awards at once have a thread each, and no more are kept than was said', async () => {
  const threads = openSolverThreads({ keep: 1 })
  const both = await Promise.all([1, 2].map(() => solveAward(pool, { seconds: 25, threads })))
  expect(both.map(({ status }) => status)).toEqual(['optimal', 'optimal'])
  expect(threads.idle()).toBe(1)
  await threads.close()
})

test('a thread that broke is replaced, the fault is told to whoever asked', async () => {
  const threads = openSolverThreads({ keep: 1 })
  await solveAward(pool, { seconds: 25, threads })
  const broken = { ...pool, members: null } as unknown as typeof pool
  const limits = { limitAt: Date.now() + 20_000 }
  await expect(
    threads.run({ kind: 'award', instance: broken, deadlineAt: limits.limitAt }, limits),
  ).rejects.toThrow()
  expect(threads.idle()).toBe(0)
  expect((await solveAward(pool, { seconds: 25, threads })).status).toBe('optimal')
  await threads.close()
})

test('a thread cut by its limit or by an abort is not used again', async () => {
  const threads = openSolverThreads({ keep: 1 })
  const hard = generateInstance('jumps', { offers: 40, members: 400 }, 1)
  const stop = new AbortController()
  const running = solveAward(hard, { seconds: 30, threads, signal: stop.signal })
  setTimeout(() => stop.abort(new Error('closed')), 200)
  await expect(running).rejects.toThrow('closed')
  expect(threads.idle()).toBe(0)
  expect((await solveAward(pool, { seconds: 25, threads })).status).toBe('optimal')
  await threads.close()
})

test('the alternatives of a large pool end within their budget and say what was not reached', async () => {
  const threads = openSolverThreads({ keep: 1 })
  const large = generateInstance('uniform', { offers: 20, members: 120 }, 1)
  const award = await solveAward(large, { seconds: 25, threads })
  const startedAt = performance.now()
  const { isComplete, budgetSeconds, offers } = await weighAward(large, award, null, {
    seconds: 2,
    totalSeconds: 2,
    threads,
  })
  expect((performance.now() - startedAt) / 1000).toBeLessThan(8)
  expect({ isComplete, budgetSeconds }).toEqual({ isComplete: false, budgetSeconds: 2 })
  expect(offers.some(({ award: other }) => other === null)).toBe(true)
  const gap = await weighAward(large, { ...award, status: 'gap' }, null, {
    seconds: 2,
    totalSeconds: 2,
    threads,
  })
  expect(gap.offers.every(({ award: other, lowered }) => other === null && lowered === null)).toBe(true)
  await threads.close()
}, 60_000)

test('in slices the alternatives of a large pool come further each time, keep what they knew, and end', async () => {
  const threads = openSolverThreads({ keep: 1 })
  const large = generateInstance('uniform', { offers: 12, members: 60 }, 1)
  const award = await solveAward(large, { seconds: 25, threads })
  const limits = { seconds: 2, totalSeconds: 8, threads }
  let told: AwardAlternatives | null = null
  const answered: number[] = []
  const seen: AwardAlternatives[] = []
  while (told?.isOver !== true) {
    told = await weighAward(large, award, told, limits)
    answered.push(told.answered ?? 0)
    seen.push(told)
  }
  expect(answered.length).toBeGreaterThan(1)
  expect(answered.length).toBeLessThanOrEqual(4)
  expect(answered).toEqual([...answered].sort((a, b) => a - b))
  expect(answered.at(-1)).toBeGreaterThan(answered[0] ?? 0)
  for (const { offers } of seen) {
    for (const [index, { award: other }] of offers.entries()) {
      const last = told.offers[index]?.award
      if (other !== null && other !== 'impossible' && other.isExact) expect(last).toEqual(other)
    }
  }
  await threads.close()
}, 90_000)
