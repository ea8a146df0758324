import { expect, test } from 'vitest'
import { billOf, standingBill } from '#app/components/pools/bill.ts'
import type { OfferView, PoolPageView } from '#app/contracts/views/pools.ts'
import { sampleCommitment, samplePoolPage } from './support/sample-views.ts'

const TERMS = { prepaymentBasisPoints: 3000, balanceBasisPoints: 6000, retentionBasisPoints: 1000 }
const TIERS = [
  { fromQuantity: 1, unitPriceFen: 12_000_000 },
  { fromQuantity: 16, unitPriceFen: 10_750_000 },
  { fromQuantity: 24, unitPriceFen: 10_250_000 },
]

function pool(over: Partial<PoolPageView> = {}): PoolPageView {
  const [offer] = samplePoolPage().standingOffers
  if (!offer) throw new Error('the sample has an offer')
  const standing: OfferView = { ...offer, state: 'submitted', tiers: TIERS, priceNowFen: 10_750_000 }
  return samplePoolPage({ terms: TERMS, quantity: 21, standingOffers: [standing], ...over })
}

test('a bill is sets × the price of the tier that the whole pool reaches, and its parts add up to it', () => {
  const bill = billOf(pool(), { sets: 4, poolQuantity: 21, surchargeFen: 0, depositFen: 2_488_000 })
  expect(bill).toMatchObject({ tier: TIERS[1], landedFen: 10_750_000, totalFen: 43_000_000 })
  const { prepaymentFen = 0, balanceFen = 0, retentionFen = 0 } = bill ?? {}
  expect([prepaymentFen, balanceFen, retentionFen]).toEqual([12_900_000, 25_800_000, 4_300_000])
  expect(prepaymentFen + balanceFen + retentionFen).toBe(bill?.totalFen)
})

test('it says how many sets are missing to the next tier and what that takes off the whole', () => {
  const bill = billOf(pool(), { sets: 4, poolQuantity: 21, surchargeFen: 50_000, depositFen: 0 })
  expect(bill?.next).toEqual({ missingQuantity: 3, unitPriceFen: 10_300_000, savedFen: 2_000_000 })
  expect(bill?.totalFen).toBe(4 * 10_800_000)
})

test('there is no bill without sets, below the first tier and while offers are sealed', () => {
  const asked = { sets: 4, poolQuantity: 21, surchargeFen: 0, depositFen: 0 }
  expect(billOf(pool(), { ...asked, sets: 0 })).toBeNull()
  expect(billOf(pool(), { ...asked, poolQuantity: 0 })).toBeNull()
  expect(billOf(pool({ standingOffers: [] }), asked)).toBeNull()
})

test('what stands is billed at the price of the page, freight to its county included', () => {
  const mine = { ...sampleCommitment, quantity: 4, projectedTotalFen: 4 * 10_800_000 }
  const bill = standingBill(pool({ mine }))
  expect(bill).toMatchObject({ sets: 4, surchargeFen: 50_000, totalFen: 4 * 10_800_000 })
})
