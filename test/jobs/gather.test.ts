import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gather } from '#jobs/gather.ts'

interface Letter {
  readonly pool: string
  readonly n: number
}

const letters = (count: number, pool = 'a'): Letter[] =>
  Array.from({ length: count }, (_, n) => ({ pool, n }))

/** A desk that notes which groups it carried, and how each letter ended. */
function desk(carry: (group: readonly Letter[]) => Promise<void> = async () => {}, most?: number) {
  const groups: number[][] = []
  const take = gather<Letter>(
    ({ pool }) => pool,
    async (group) => {
      groups.push(group.map(({ n }) => n))
      await carry(group)
    },
    most,
  )
  return { groups, take }
}

test('what comes at the same time is carried together, in its order', async () => {
  const { groups, take } = desk()
  await Promise.all(letters(5).map(take))
  expect(groups).toEqual([[0, 1, 2, 3, 4]])
})

test('what comes meanwhile is the next group, and no group is larger than it may be', async () => {
  const { groups, take } = desk(() => sleep(10), 3)
  const first = letters(2).map(take)
  await sleep(2)
  await Promise.all([...first, ...letters(5).map(take)])
  expect(groups).toEqual([
    [0, 1],
    [0, 1, 2],
    [3, 4],
  ])
})

test('one key does not wait for another', async () => {
  let free: () => void = () => {}
  const stuck = new Promise<void>((done) => {
    free = done
  })
  const { take } = desk(async ([first]) => {
    if (first?.pool === 'slow') await stuck
  })
  const slow = take({ pool: 'slow', n: 0 })
  await take({ pool: 'quick', n: 1 })
  free()
  await slow
})

test('a bad one fails alone, with its own fault; the others are carried again, each for itself', async () => {
  const kept: number[] = []
  const { groups, take } = desk(async (group) => {
    if (group.some(({ n }) => n === 2)) throw new Error('bad 2')
    kept.push(...group.map(({ n }) => n))
  })
  const ends = await Promise.allSettled(letters(4).map(take))
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(ends[2]).toMatchObject({ reason: { message: 'bad 2' } })
  expect(kept).toEqual([0, 1, 3])
  expect(groups[0]).toEqual([0, 1, 2, 3])
  await take({ pool: 'a', n: 9 })
  expect(kept).toEqual([0, 1, 3, 9])
})
