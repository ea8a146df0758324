import { expect, test } from 'vitest'
import { createPoolSchema } from '#app/contracts/pools.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { submitOffer } from '#app/use-cases/offers/submit-offer.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf } from '#test/support/demands.ts'
import { poolInput } from '#test/support/pool-input.ts'
import { type Firm, poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const LADDER = { tiers: [[1, 10_000_000n]] as const }

async function listingOf(supplier: Firm): Promise<string> {
  const [row] = await database.sql<{ id: string }[]>`
    select id from listings where supplier_id = ${supplier.id} order by id limit 1`
  return row?.id ?? ''
}
const offering = (poolId: string, listingId: string) => ({
  ...{ poolId, listingId, capacity: 10, deliveryDays: 30, surchargeByCounty: {} },
  ...{ warrantyMonths: null, validUntil: null, tiers: [{ fromQuantity: 1, unitPriceFen: 10_000_000n }] },
})

test('the same quantity again is no change', async () => {
  const poolId = await floor.open()
  const firm = await floor.firm('buyer')
  await floor.join(poolId, firm, 2)
  expect(codeOf(await changeCommitment(firm.ctx, { poolId, quantity: 2 }))).toBe('QUANTITY_UNCHANGED')
})

test('a machine is offered into a pool of its own kind, once', async () => {
  const poolId = await floor.open()
  const { supplier } = await floor.offer(poolId, LADDER)
  const listingId = await listingOf(supplier)
  expect(codeOf(await submitOffer(supplier.ctx, offering(poolId, listingId)))).toBe('OFFER_EXISTS')
  await database.sql`
    insert into categories (slug, name_zh, name_en, spec_schema, reference_price_fen, position)
    values ('another-kind', '别的', 'Another', '[]', 100, 2)`
  await database.sql`update pools set category_slug = 'another-kind' where id = ${await floor.open()}`
  const [other] = await database.sql<{ id: string }[]>`
    select id from pools where category_slug = 'another-kind'`
  const wrong = await submitOffer(supplier.ctx, offering(other?.id ?? '', listingId))
  expect(codeOf(wrong)).toBe('LISTING_WRONG_CATEGORY')
})

test('a draft takes no offers from its own organiser, and is not there for anybody else', async () => {
  const { supplier } = await floor.offer(await floor.open(), LADDER)
  const both = { ...supplier.ctx, actor: { ...supplier.ctx.actor, capabilities: ['buyer', 'supplier'] } }
  const later = {
    joinOpensAt: addDays(floor.clock.now(), 1).toISOString(),
    category: 'integrated-sock-machine',
  }
  const organiser = both as typeof supplier.ctx
  const draft = await createPool(organiser, createPoolSchema.parse(poolInput(later)))
  if (!draft.ok) throw new Error(draft.refusal.code)
  const { poolId } = draft.value
  const offer = await submitOffer(organiser, offering(poolId, await listingOf(supplier)))
  expect(codeOf(offer)).toBe('POOL_NOT_OPEN')
  expect(codeOf(await floor.join(poolId, await floor.firm('buyer'), 1))).toBe('POOL_NOT_FOUND')
})
