import { expect, test } from 'vitest'
import {
  draftsFrom,
  draftsFromTyped,
  faultOf,
  meaningOf,
  tierOf,
} from '#app/components/offers/tier-meaning.ts'
import { milestoneOf } from '#app/components/orders/milestones.ts'
import { depositOf } from '#app/components/pools/join-form.tsx'
import { poolsAddress } from '#app/components/pools/pools-address.ts'
import { destinationsOf } from '#app/components/shell/shell.tsx'
import type { Viewer } from '#app/contracts/views/shell.ts'
import { ORDER_STATES } from '#app/domain/orders/order-lifecycle.ts'
import { textFor } from '#app/i18n/text.ts'

const row = (fromQuantity: string, unitPriceYuan: string) => ({
  key: fromQuantity,
  fromQuantity,
  unitPriceYuan,
})

test('a half-typed row is no tier and no fault', () => {
  expect(tierOf(row('10', ''))).toBeNull()
  expect(tierOf(row('0', '5'))).toBeNull()
  expect(tierOf(row('1.5', '5'))).toBeNull()
  expect(faultOf([row('10', '')], 0, [])).toBeNull()
})

test('quantities must rise and prices must fall, empty rows between them aside', () => {
  const rows = [row('10', '100'), row('', ''), row('10', '90'), row('20', '100')]
  expect(faultOf(rows, 2, [])).toBe('notRising')
  expect(faultOf([row('10', '100'), row('', ''), row('20', '100')], 2, [])).toBe('notFalling')
})

test('a price above the standing offer at that quantity is marked, a lower one is not', () => {
  const standing = [{ fromQuantity: 10, unitPriceFen: 10_000 }]
  expect(faultOf([row('12', '100.01')], 0, standing)).toBe('raises')
  expect(faultOf([row('12', '100')], 0, standing)).toBeNull()
  expect(faultOf([row('5', '200')], 0, standing)).toBeNull()
})

test('a tier means a distance, a turnover and a saving', () => {
  expect(meaningOf({ fromQuantity: 40, unitPriceFen: 900 }, 34, 1000)).toEqual({
    fromQuantity: 40,
    unitPriceFen: 900,
    missingQuantity: 6,
    turnoverFen: 36_000,
    discountBasisPoints: 1000,
    savingFen: 4000,
  })
  expect(meaningOf({ fromQuantity: 40, unitPriceFen: 1100 }, 50, 1000)).toMatchObject({
    missingQuantity: 0,
    savingFen: 0,
  })
})

test('a ladder that came back keeps its rows as typed', () => {
  const drafts = draftsFromTyped('10\nx\n20', '100\n\n80.5')
  expect(drafts.slice(0, 3).map((draft) => [draft.fromQuantity, draft.unitPriceYuan])).toEqual([
    ['10', '100'],
    ['x', ''],
    ['20', '80.5'],
  ])
  expect(draftsFrom([{ fromQuantity: 5, unitPriceFen: 12_800_050 }])[0]).toMatchObject({
    fromQuantity: '5',
    unitPriceYuan: '128000.50',
  })
})

test('the deposit that is previewed is rate × quantity × price, half up', () => {
  expect(depositOf(6, 500, 13_300_000)).toBe(3_990_000)
  expect(depositOf(1, 1, 5_000)).toBe(1)
})

test('every order state stands at a milestone', () => {
  for (const state of ORDER_STATES) {
    const at = milestoneOf({ state, isSigned: true, shippedQuantity: 0, acceptedQuantity: 0, quantity: 4 })
    expect(at.current).toBeGreaterThanOrEqual(0)
    expect(at.current).toBeLessThanOrEqual(textFor('zh').orders.milestones.length)
    expect(at.isStopped).toBe(state === 'disputed' || state === 'terminated')
  }
})

test('the menu follows what the firm is', () => {
  const viewer = (
    capabilities: Viewer['organisation']['capabilities'],
    isOperator = false,
    role: Viewer['role'] = 'owner',
  ): Viewer => ({
    userId: 'u',
    name: 'n',
    organisation: { id: 'o', name: 'o', county: '330481', capabilities },
    role,
    isOperator,
    locale: 'zh',
  })
  const targets = (one: Viewer | null) => destinationsOf(one, textFor('zh')).map(({ to }) => to)
  expect(targets(null)).toEqual([
    '/pools',
    '/categories',
    '/platforms',
    '/testing',
    '/policies',
    '/providers',
  ])
  expect(targets(viewer(['supplier']))).toEqual([
    '/pools',
    '/categories',
    '/platforms',
    '/bookings',
    '/testing',
    '/policies',
    '/providers',
    '/engagements',
    '/orders',
    '/statement',
    '/offers',
    '/invoices',
    '/supplier/listings',
  ])
  expect(targets(viewer(['buyer']))).toContain('/commitments')
  expect(targets(viewer(['buyer'], false, 'viewer'))).not.toContain('/bookings')
  expect(targets(viewer(['operator'], true))).toEqual([
    '/pools',
    '/categories',
    '/platforms',
    '/testing',
    '/policies',
    '/providers',
    '/bureau',
    '/operator',
    '/demands/proposals',
    '/listings/review',
  ])
})

test('a list address holds only what is chosen', () => {
  expect(poolsAddress({})).toBe('/pools')
  expect(poolsAddress({ query: '打头机', state: 'open', sort: 'closing', page: 1 })).toBe(
    '/pools?q=%E6%89%93%E5%A4%B4%E6%9C%BA&state=open',
  )
})
