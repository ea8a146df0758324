import { expect, test } from 'vitest'
import { billOf, standingBill } from '#app/components/pools/bill.ts'
import type { OfferView, PoolPageView } from '#app/contracts/views/pools.ts'
import { sampleCommitment } from './support/sample-commitment.ts'
import { samplePoolPage } from './support/sample-views.ts'

const TERMS = { prepaymentBasisPoints: 3000, balanceBasisPoints: 6000, retentionBasisPoints: 1000 }
const TIERS = [
  { fromQuantity: 1, unitPriceFen: 12_000_000 },
  { fromQuantity: 16, unitPriceFen: 10_750_000 },
  { fromQuantity: 24, unitPriceFen: 10_250_000 },
]

function pool(over: Partial<PoolPageView> = {}): PoolPageView {
  const [offer] = samplePoolPage().standingOffers
  if (!offer) throw new Error('the sample has an offer')
  const standing: OfferView = {
    ...offer,
    surchargeFen: null,
    state: 'submitted',
    tiers: TIERS,
    priceNowFen: 10_750_000,
    capacity: 40,
  }
  return samplePoolPage({ terms: TERMS, quantity: 21, standingOffers: [standing], ...over })
}

function withFreight(over: Partial<PoolPageView> = {}): PoolPageView {
  const plain = pool({ myCounty: '330424', ...over })
  return {
    ...plain,
    standingOffers: plain.standingOffers.map((offer) => ({ ...offer, surchargeFen: { '330424': 50_000 } })),
  }
}

test('a bill is sets × the price of the tier that the whole pool reaches, and its parts add up to it', () => {
  const bill = billOf(pool(), { sets: 4, poolQuantity: 21, depositFen: 2_488_000 })
  expect(bill).toMatchObject({ tier: TIERS[1], landedFen: 10_750_000, totalFen: 43_000_000 })
  const { prepaymentFen = 0, balanceFen = 0, retentionFen = 0 } = bill ?? {}
  expect([prepaymentFen, balanceFen, retentionFen]).toEqual([12_900_000, 25_800_000, 4_300_000])
  expect(prepaymentFen + balanceFen + retentionFen).toBe(bill?.totalFen)
})

test('it says how many sets are missing to the next tier and what that takes off the whole', () => {
  const bill = billOf(withFreight(), { sets: 4, poolQuantity: 21, depositFen: 0 })
  expect(bill?.next).toEqual({ missingQuantity: 3, unitPriceFen: 10_300_000, savedFen: 2_000_000 })
  expect(bill?.totalFen).toBe(4 * 10_800_000)
})

test('there is no bill without sets, below the first tier and while offers are sealed', () => {
  const asked = { sets: 4, poolQuantity: 21, depositFen: 0 }
  expect(billOf(pool(), { ...asked, sets: 0 })).toBeNull()
  expect(billOf(pool(), { ...asked, poolQuantity: 0 })).toBeNull()
  expect(billOf(pool({ standingOffers: [] }), asked)).toBeNull()
})

test('what stands is billed with freight to the county of the firm', () => {
  const mine = { ...sampleCommitment, quantity: 4 }
  expect(standingBill(withFreight({ mine }))).toMatchObject({
    sets: 4,
    surchargeFen: 50_000,
    totalFen: 4 * 10_800_000,
  })
})

test('a tier that others reach while the page is open lowers the bill, and is not taken for freight', () => {
  const mine = { ...sampleCommitment, quantity: 4, projectedTotalFen: 4 * 10_750_000 }
  expect(standingBill(pool({ mine, quantity: 24 }))).toMatchObject({
    tier: TIERS[2],
    surchargeFen: 0,
    totalFen: 4 * 10_250_000,
  })
})

test('the first firm sees its bill before its deposit is paid', () => {
  const mine = { ...sampleCommitment, state: 'pending_deposit' as const, quantity: 0, pendingQuantity: 2 }
  const bill = standingBill(pool({ mine: { ...mine, projectedTotalFen: null }, quantity: 0 }))
  expect(bill).toMatchObject({ sets: 2, poolQuantity: 2, tier: TIERS[0], totalFen: 24_000_000 })
})

test('of two offers the one that is cheaper at the live quantity makes the bill, if it can deliver that tier', () => {
  const [first] = pool().standingOffers
  if (!first) throw new Error('the sample has an offer')
  const tiers = [{ fromQuantity: 30, unitPriceFen: 9_000_000 }]
  const second: OfferView = { ...first, id: 'off_2', tiers, priceNowFen: null, capacity: 40 }
  const asked = { sets: 4, poolQuantity: 30, depositFen: 0 }
  expect(billOf(pool({ standingOffers: [first, second] }), asked)?.totalFen).toBe(4 * 9_000_000)
  const small = { ...second, capacity: 20 }
  expect(billOf(pool({ standingOffers: [first, small] }), asked)?.totalFen).toBe(4 * 10_250_000)
})
