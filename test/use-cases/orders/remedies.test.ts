import { expect, test } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { insertFile } from '#db/stores/files.ts'
import { begin } from '#db/transaction.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, readyToShip, runClock, settleAll, type Trade, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, DAY, ship } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

const remediesOf = ({ orderId }: Trade) => database.sql`
  select remedy, remedied_quantity as sets from shipments where order_id = ${orderId} order by shipped_at, id`

const photoOf = async (it: Trade, owner: 'buyer' | 'supplier') => {
  const { actor } = it[owner]
  const id = it.ids.next('fil')
  const organisationId = actor.kind === 'person' ? actor.organisationId : ''
  const about = { sha256: 'a'.repeat(64), mediaType: 'image/png', sizeBytes: 9, name: '主轴.png' }
  await begin(database, (tx) => insertFile(tx, { ...about, id, organisationId, createdAt: it.clock.now() }))
  return id
}

test('a rejection states its defects with pictures of the buyer’s own', async () => {
  const it = await readyToShip(await trade())
  await ship(it, 3)
  const reject = { orderId: it.orderId, quantity: 1, reason: '主轴异响' }
  const foreign = await photoOf(it, 'supplier')
  expect(codeOf(await rejectDelivery(it.buyer, { ...reject, fileIds: [foreign] }))).toBe('FILE_NOT_FOUND')
  const photo = await photoOf(it, 'buyer')
  answerOf(await rejectDelivery(it.buyer, { ...reject, fileIds: [photo] }))
  const rows = await database.sql`select file_ids as files from rejections where order_id = ${it.orderId}`
  expect([...rows]).toEqual([{ files: [photo] }])
})

test('rejected sets come again repaired or replaced, no more of them than were sent back', async () => {
  const it = await readyToShip(await trade({ quantity: 5 }))
  await ship(it, 5)
  it.clock.advance(DAY)
  answerOf(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 3, reason: '噪声' }))
  it.clock.advance(DAY)
  const again = { orderId: it.orderId, quantity: 2, remedy: 'repaired' as const }
  answerOf(await shipGoods(it.supplier, again))
  expect(codeOf(await shipGoods(it.supplier, { ...again, remedy: 'replaced' }))).toBe(
    'QUANTITY_EXCEEDS_REMAINING',
  )
  it.clock.advance(DAY)
  answerOf(await shipGoods(it.supplier, { ...again, quantity: 1, remedy: 'replaced' }))
  expect([...(await remediesOf(it))]).toEqual([
    { remedy: null, sets: 0 },
    { remedy: 'repaired', sets: 2 },
    { remedy: 'replaced', sets: 1 },
  ])
  answerOf(await acceptDelivery(it.buyer, { orderId: it.orderId, quantity: 5 }))
  await settleAll(it)
  expect((await orderOf(it)).state).toBe('in_warranty')
})

test('without a word sets that were never shipped go first; what is over replaces', async () => {
  const it = await readyToShip(await trade({ quantity: 5 }))
  await ship(it, 3)
  it.clock.advance(DAY)
  answerOf(await rejectDelivery(it.buyer, { orderId: it.orderId, quantity: 2, reason: '噪声' }))
  const asRemedy = { orderId: it.orderId, quantity: 3, remedy: 'repaired' as const }
  expect(codeOf(await shipGoods(it.supplier, asRemedy))).toBe('REMEDY_EXCEEDS_REJECTED')
  it.clock.advance(DAY)
  await ship(it, 3)
  expect((await remediesOf(it)).at(-1)).toEqual({ remedy: 'replaced', sets: 1 })
})

test('the buyer is warned three days and one day before the clock accepts, of each shipment anew', async () => {
  const it = await readyToShip(await trade({ quantity: 2 }))
  await ship(it, 2)
  for (let day = 0; day < 11; day += 1) {
    it.clock.advance(DAY)
    await runClock(it)
  }
  const told = await database.sql`
    select (created_at::date - '2026-03-02'::date)::int as day, organisation_id as firm from notices
    where kind = 'acceptance_near' and about_id = ${it.orderId} order by id`
  const { actor } = it.buyer
  const firm = actor.kind === 'person' ? actor.organisationId : ''
  expect([...told]).toEqual([
    { day: 7, firm },
    { day: 9, firm },
  ])
  expect((await orderOf(it)).accepted).toBe(2)
})
