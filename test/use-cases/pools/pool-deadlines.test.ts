import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { submitOffer } from '#app/use-cases/offers/submit-offer.ts'
import { withdrawOffer } from '#app/use-cases/offers/withdraw-offer.ts'
import { cancelPool } from '#app/use-cases/pools/cancel-pool.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { extendJoining } from '#app/use-cases/pools/extend-joining.ts'
import { lockPoolByClock } from '#app/use-cases/pools/lock-pool.ts'
import { openPool } from '#app/use-cases/pools/open-pool.ts'
import { testDatabase } from '#test/support/database.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const LADDER = { tiers: [[1, 12_000_000n]] as const }
const days = (count: number) => addDays(floor.clock.now(), count)

const poolOf = async (poolId: string) => {
  const [row] = await database.sql<{ state: string; locked: number; closes: Date }[]>`
    select state, join_closes_at as closes, (select count(*)::int from audit_trail
      where machine = 'pool' and subject_id = ${poolId} and to_state = 'locked') as locked
    from pools where id = ${poolId}`
  return row
}

const codeOf = (answer: { ok: boolean; refusal?: { code: string } }) => answer.refusal?.code ?? 'ok'

const TERMS = {
  title: '供方专场',
  category: 'integrated-sock-machine',
  cluster: 'haining-socks',
  counties: [],
  opening: 'supplier_led',
  visibility: 'open',
  minQuantity: 1,
  capQuantity: null,
  depositBasisPoints: 0,
  bondBasisPoints: 0,
  terms: [3000, 6000, 1000] as [number, number, number],
  referencePriceFen: null,
  signDays: 7,
  acceptDays: 10,
  warrantyDays: 365,
  feeBasisPoints: 0,
  appealDays: 0,
} as const

async function listingOf(supplier: Firm): Promise<string> {
  // A first offer elsewhere gives the supplier its listing.
  await floor.offer(await floor.open(), LADDER, supplier)
  const [row] = await database.sql<
    { id: string }[]
  >`select id from listings where supplier_id = ${supplier.id}`
  return row?.id ?? ''
}

test('a supplier-led pool opens with the offer that its supplier has pinned, and not before', async () => {
  const supplier = await floor.firm('supplier')
  const listingId = await listingOf(supplier)
  const made = await createPool(supplier.ctx, {
    ...TERMS,
    counties: [],
    joinClosesAt: days(10),
    offersCloseAt: days(11),
  })
  if (!made.ok) throw new Error(made.refusal.code)
  const { poolId } = made.value
  await floor.until(floor.clock.now())
  expect(await poolOf(poolId)).toMatchObject({ state: 'draft' })
  expect(codeOf(await openPool(supplier.ctx, { poolId }))).toBe('PINNED_OFFER_MISSING')
  const offer = {
    poolId,
    listingId,
    tiers: [{ fromQuantity: 1, unitPriceFen: 11_000_000n }],
    capacity: 20,
    deliveryDays: 40,
    surchargeByCounty: {},
    warrantyMonths: null,
    validUntil: null,
  }
  const stranger = await floor.firm('supplier')
  expect(codeOf(await submitOffer(stranger.ctx, offer))).toBe('POOL_NOT_FOUND')
  expect((await submitOffer(supplier.ctx, offer)).ok).toBe(true)
  expect(await poolOf(poolId)).toMatchObject({ state: 'open' })
  const rows = await database.sql`select pinned from offers where pool_id = ${poolId}`
  expect(rows).toEqual([{ pinned: true }])
})

test('joining is extended once, by the organiser, before lock, and everybody concerned is told', async () => {
  const poolId = await floor.open({ joinDays: 10, offerDays: 40 })
  const { supplier } = await floor.offer(poolId, LADDER)
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 2)
  const extend = (by: Firm, joinClosesAt: Date) => extendJoining(by.ctx, { poolId, joinClosesAt })
  expect(codeOf(await extend(buyer, days(20)))).not.toBe('ok')
  expect(codeOf(await extend(floor.operator, days(9)))).toBe('DEADLINE_IN_PAST')
  const both = await Promise.all([extend(floor.operator, days(20)), extend(floor.operator, days(21))])
  expect(both.map(codeOf).sort()).toEqual(['EXTENSION_USED', 'ok'])
  await floor.until(days(12))
  expect(await poolOf(poolId)).toMatchObject({ state: 'open' })
  const told = await database.sql<{ firm: string }[]>`
    select organisation_id as firm from notices where pool_id = ${poolId} and kind = 'extended' order by 1`
  expect(told.map(({ firm }) => firm)).toEqual([buyer.id, supplier.id].sort())
  await floor.until(days(10))
  expect((await poolOf(poolId))?.state).not.toBe('open')
})

test('two workers lock one pool once', async () => {
  const poolId = await floor.open({ joinDays: 10, offerDays: 40 })
  const buyers = await floor.firms(3, 'buyer')
  for (const buyer of buyers) await floor.join(poolId, buyer, 2)
  floor.clock.set(days(10))
  const clock = { ...floor.system, actor: SYSTEM_ACTOR }
  const answers = await Promise.all([1, 2, 3, 4].map(() => lockPoolByClock(clock, poolId)))
  expect(answers.map(codeOf).sort()).toEqual(['NOTHING_TO_DO', 'NOTHING_TO_DO', 'NOTHING_TO_DO', 'ok'])
  expect(await poolOf(poolId)).toMatchObject({ state: 'locked', locked: 1 })
})

test('an organiser may call a pool off until joining ends, and nobody else may at all', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500 })
  await floor.offer(poolId, LADDER)
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 2)
  await floor.payAll()
  expect(codeOf(await cancelPool(buyer.ctx, { poolId }))).not.toBe('ok')
  const answers = await Promise.all([
    cancelPool(floor.operator.ctx, { poolId }),
    cancelPool(floor.operator.ctx, { poolId }),
  ])
  expect(answers.map(codeOf).sort()).toEqual(['POOL_CLOSED', 'ok'])
  await floor.payAll()
  const held = await database.sql`
    select coalesce(sum(balance_fen), 0)::int as fen from accounts where pool_id = ${poolId} and kind <> 'outside'`
  expect(held).toEqual([{ fen: 0 }])
})

test('an offer may be taken back: free before lock, at the price of its bond after', async () => {
  const poolId = await floor.open({ joinDays: 10, offerDays: 40, bondBasisPoints: 100 })
  const early = await floor.offer(poolId, { ...LADDER, capacity: 10 })
  const late = await floor.offer(poolId, { ...LADDER, capacity: 10 })
  await floor.payAll()
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 2)
  expect(codeOf(await withdrawOffer(late.supplier.ctx, { offerId: early.offerId }))).toBe('OFFER_NOT_FOUND')
  expect((await withdrawOffer(early.supplier.ctx, { offerId: early.offerId })).ok).toBe(true)
  await floor.until(days(11))
  expect((await withdrawOffer(late.supplier.ctx, { offerId: late.offerId })).ok).toBe(true)
  await floor.payAll()
  const outside = async (firm: Firm) =>
    (
      await database.sql<
        { fen: bigint }[]
      >`select balance_fen as fen from accounts where id = ${`outside:${firm.id}`}`
    )[0]?.fen
  // 1 % of 10 sets at 120 000 yuan.
  expect(await outside(early.supplier)).toBe(0n)
  expect(await outside(late.supplier)).toBe(-1_200_000n)
})

test('an offer improves until offers close and never afterwards, whoever calls at once', async () => {
  const poolId = await floor.open({ joinDays: 10, offerDays: 11 })
  const { offerId, supplier } = await floor.offer(poolId, LADDER)
  const improve = (unitPriceFen: bigint) =>
    improveOffer(supplier.ctx, { offerId, tiers: [{ fromQuantity: 1, unitPriceFen }] })
  const answers = await Promise.all([improve(11_000_000n), improve(10_000_000n), improve(9_000_000n)])
  // Whatever the order, no later ladder is dearer than an earlier one.
  expect(answers.some(({ ok }) => ok)).toBe(true)
  const [row] = await database.sql<{ fen: bigint }[]>`
    select (tiers -> 0 ->> 'unitPriceFen')::bigint as fen from offers where id = ${offerId}`
  expect(row?.fen).toBe(9_000_000n)
  expect(codeOf(await improve(9_000_001n))).toBe('OFFER_NOT_A_CONCESSION')
  floor.clock.set(days(11))
  expect(codeOf(await improve(1n))).toBe('OFFER_CLOSED')
})
