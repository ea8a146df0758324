import { expect, test } from 'vitest'
import { builtInStories } from '#app/cli/story/built-in.ts'
import { parseStory } from '#app/cli/story/parse-story.ts'

const at = (day: number, hour = 9) =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`
const OFFER = {
  at: at(3),
  by: 's1',
  do: 'offer',
  as: 'o1',
  capacity: 9,
  deliveryDays: 30,
  tiers: [{ fromQuantity: 1, unitPriceFen: 10_000 }],
}
const JOIN = { at: at(4), by: 'b1', do: 'join', quantity: 6 }
const B1 = { id: 'b1', name: '甲', county: '330481', capabilities: ['buyer'] }
const S1 = { id: 's1', name: '供', county: '330482', capabilities: ['supplier'] }
const POOL = {
  category: 'integrated-sock-machine',
  cluster: 'haining-socks',
  joinClosesAt: at(20),
  offersCloseAt: at(21),
  minQuantity: 5,
}
const STORY = { start: at(2), organisations: [B1, S1], pool: POOL, events: [OFFER, JOIN] }

/** The JSON paths of the faults of a story that differs from a right one by some fields. */
function pathsOf(change: object): string[] {
  const parsed = parseStory({ ...STORY, ...change })
  return parsed.ok ? [] : parsed.faults.map((line) => line.slice(0, line.indexOf(': ')))
}

test('a story is right with the fields that FORMATS names and without those that have a default', () => {
  expect(pathsOf({})).toEqual([])
  for (const { story } of builtInStories()) expect(parseStory(story).ok).toBe(true)
})

test('faults of fields, between fields and of the pool are told together, a line for each', () => {
  const faults = pathsOf({
    organisations: [B1, S1, { ...B1, bankAccount: 'generous' }, { ...B1, id: 'escrow' }],
    pool: { ...POOL, category: 'perpetuum-mobile', joinClosesAt: at(2), terms: [3000, 6000, 999] },
    events: [
      { ...OFFER, colour: 'red' },
      { ...JOIN, at: at(2), by: 'b9' },
      { at: at(30), do: 'fly' },
    ],
  })
  expect(faults.sort()).toEqual([
    '$.events[0].colour',
    '$.events[1].at',
    '$.events[1].by',
    '$.events[2].do',
    '$.organisations[2].bankAccount',
    '$.organisations[2].id',
    '$.organisations[3].id',
    '$.pool.category',
    '$.pool.joinClosesAt',
    '$.pool.terms',
  ])
})

test('what the house would refuse of a pool is a fault of the file, with its path', () => {
  expect(pathsOf({ pool: { ...POOL, minQuantity: 0 } })).toEqual(['$.pool.minQuantity'])
  expect(pathsOf({ pool: { ...POOL, capQuantity: 4 } })).toEqual(['$.pool.capQuantity'])
  expect(pathsOf({ pool: { ...POOL, terms: [-1, 10_000, 1] } })).toEqual(['$.pool.terms[0]'])
  expect(pathsOf({ pool: { ...POOL, depositBasisPoints: 10_001 } })).toEqual(['$.pool.depositBasisPoints'])
  expect(pathsOf({ pool: { ...POOL, offersCloseAt: at(1) } })).toEqual(['$.pool.offersCloseAt'])
})

test('a name that no store can keep is a fault, a name in any script is not', () => {
  const called = (name: string) => pathsOf({ organisations: [{ ...B1, name }, S1] })
  expect(called('甲\u0000')).toEqual(['$.organisations[0].name'])
  expect(called('\ud83d')).toEqual(['$.organisations[0].name'])
  expect(called('甲 "q" 😀')).toEqual([])
  expect(pathsOf({ organisations: [{ ...B1, county: '海宁' }, S1] })).toEqual(['$.organisations[0].county'])
})

test('a supplier may make an offer again under its name, another supplier may not', () => {
  expect(pathsOf({ events: [OFFER, OFFER] })).toEqual([])
  const S2 = { ...S1, id: 's2' }
  expect(pathsOf({ organisations: [B1, S1, S2], events: [OFFER, { ...OFFER, by: 's2' }] })).toEqual([
    '$.events[1].as',
  ])
})

test('what is no story at all is one fault', () => {
  for (const value of [null, 7, 'story', []]) {
    const parsed = parseStory(value)
    expect(parsed.ok ? [] : parsed.faults.map((line) => line.slice(0, 3))).toEqual(['$: '])
  }
})
