import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runStory } from '#app/cli/story/run-story.ts'
import { type Story, storySchema } from '#app/cli/story/story-file.ts'
import { emptyDatabase } from '#test/support/database.ts'

/** Plays a story of `test/stories`; whatever goes wrong in it, its books are sound at its end. */
const play = async (name: string) => {
  const text = readFileSync(new URL(`../../stories/${name}.json`, import.meta.url), 'utf8')
  const story = storySchema.parse(JSON.parse(text)) as Story
  const outcome = await runStory((await emptyDatabase()).url, story)
  expect(outcome.pool.state).toBe('settled')
  expect(outcome.ledger.sumFen).toBe(0)
  expect(outcome.balancesFen.escrow).toBe(0)
  expect(outcome.invariants.broken).toEqual([])
  return outcome
}
const SETS = 12_000_001

test('a buyer whose bank refuses the prepayment defaults; the other order is not touched', async () => {
  const { orders, balancesFen } = await play('buyer-default')
  expect(orders.map(({ state }) => state)).toEqual(['terminated', 'completed'])
  expect(balancesFen).toEqual({ b1: 0, b2: -2 * SETS, s1: 2 * SETS, escrow: 0 })
}, 120_000)

test('a supplier that ships too little defaults; buyers keep what they accepted and get the rest back', async () => {
  const { orders, balancesFen } = await play('supplier-default')
  expect(orders.map(({ state }) => state)).toEqual(['terminated', 'terminated'])
  expect(orders[0]).toMatchObject({ paidFen: 32_400_003, refundedFen: 32_400_003 })
  // Two sets of four were accepted; of the one sent back 30 % had been paid when it was shipped.
  expect(balancesFen).toEqual({ b1: 0, b2: -27_600_003, s1: 27_600_003, escrow: 0 })
}, 120_000)

test('a dispute freezes one order alone; the decision splits it to the fen and is final', async () => {
  const { orders, balancesFen, events } = await play('dispute-decided')
  expect(events.filter(({ ok }) => !ok).map(({ index, code }) => `${index} ${code}`)).toEqual([
    '11 ORDER_STATE',
    '12 ORDER_STATE',
    '13 ORDER_STATE',
    '14 NOT_PERMITTED',
    '15 DECISION_INVALID',
    '17 DISPUTE_DECIDED',
  ])
  expect(orders[0]).toMatchObject({ state: 'terminated', paidFen: 33_600_003, refundedFen: 10_000_007 })
  expect(orders[1]).toMatchObject({ state: 'completed' })
  expect(balancesFen).toEqual({ b1: -23_599_996, b2: -24_000_002, s1: 47_599_998, escrow: 0 })
}, 120_000)

test('a silent supplier loses the award; its buyers are served by the other, and pay that one alone', async () => {
  const { orders, balancesFen } = await play('silent-supplier')
  expect(orders.map(({ supplier, state }) => `${supplier} ${state}`).sort()).toEqual([
    's1 terminated',
    's1 terminated',
    's2 completed',
    's2 completed',
  ])
  expect(balancesFen).toEqual({ b1: -37_500_009, b2: -25_000_006, s1: 0, s2: 62_500_015, escrow: 0 })
}, 120_000)
