import { expect, test } from 'vitest'
import { parseStory } from '#app/cli/story/parse-story.ts'
import { runStory } from '#app/cli/story/run-story.ts'
import { emptyDatabase } from '#test/support/database.ts'

const at = (day: string, time = '10:00') => `2026-${day}T${time}:00+08:00`
const firm = (id: string, ...capabilities: string[]) => ({ id, name: id, county: '330481', capabilities })
const tiers = (...prices: number[]) =>
  prices.map((unitPriceFen, index) => ({ fromQuantity: index + 1, unitPriceFen }))
const offer = (day: string, by: string, as: string, prices: number[]) => ({
  ...{ at: at(day), by, do: 'offer', as, capacity: 9, deliveryDays: 30 },
  tiers: tiers(...prices),
})

/** Firm x buys from s1 and sells to b1 in one pool; s2 takes its offer back, s1 was first refused under its name. */
const STORY = {
  start: at('03-02', '09:00'),
  organisations: [
    firm('x', 'buyer', 'supplier'),
    firm('b1', 'buyer'),
    firm('s1', 'supplier'),
    firm('s2', 'supplier'),
  ],
  pool: {
    category: 'integrated-sock-machine',
    cluster: 'haining-socks',
    joinClosesAt: at('03-20'),
    offersCloseAt: at('03-21'),
    minQuantity: 1,
    depositBasisPoints: 500,
  },
  events: [
    offer('03-03', 's1', 'o1', [9_000, 9_001]),
    offer('03-03', 's1', 'o1', [9_000]),
    offer('03-03', 's1', 'o1', [8_000]),
    offer('03-03', 's2', 'o2', [5_000]),
    offer('03-03', 'x', 'ox', [10_000]),
    { at: at('03-04'), by: 'x', do: 'join', quantity: 9 },
    { at: at('03-04'), by: 'b1', do: 'join', quantity: 5, accepts: ['ox', 'o2'] },
    { at: at('03-05'), by: 's2', do: 'withdraw' },
    { at: at('03-05'), by: 's2', do: 'withdraw' },
    { at: at('03-22'), by: 'x', do: 'sign' },
    { at: at('03-22'), by: 'b1', do: 'sign' },
    { at: at('03-22'), by: 'x', do: 'sign', buyer: 'b1' },
    { at: at('03-22'), by: 's1', do: 'sign', buyer: 'x' },
    { at: at('04-10'), by: 'x', do: 'ship', buyer: 'b1', quantity: 5 },
    { at: at('04-10'), by: 's1', do: 'ship', buyer: 'x', quantity: 9 },
    { at: at('04-11'), by: 'x', do: 'accept', quantity: 9 },
    { at: '2027-06-30T10:00:00+08:00', do: 'wait' },
  ],
}

test('a firm buys and sells in one pool, an offer is withdrawn, a refused one comes again under its name', async () => {
  const parsed = parseStory(STORY)
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'))
  const outcome = await runStory((await emptyDatabase()).url, parsed.story)
  expect(outcome.events.filter(({ ok }) => !ok).map(({ index, code }) => `${index} ${code}`)).toEqual([
    '0 INPUT_INVALID',
    '2 OFFER_EXISTS',
    '8 OFFER_CLOSED',
  ])
  expect(outcome.pool).toEqual({ state: 'settled', quantity: 14, priceFen: { o1: 9_000, ox: 10_000 } })
  expect(outcome.orders.map(({ buyer, supplier, state }) => `${buyer} ${supplier} ${state}`)).toEqual([
    'b1 x completed',
    'x s1 completed',
  ])
  expect(outcome.balancesFen).toEqual({ x: -31_000, b1: -50_000, s1: 81_000, s2: 0, escrow: 0 })
  expect(outcome.invariants.broken).toEqual([])
}, 120_000)
