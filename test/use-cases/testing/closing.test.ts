import { expect, test } from 'vitest'
import { saveTestOrderSchema } from '#app/contracts/testing.ts'
import { loadTestOrderForm } from '#app/read-models/testing/load-test-order-form.ts'
import { closePlatform } from '#app/use-cases/platforms/close-platform.ts'
import { reopenPlatform } from '#app/use-cases/platforms/reopen-platform.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import { expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { BOLTS, codeOf, done, labFloor } from '#test/support/testing.ts'

const database = await testDatabase()
const floor = await labFloor(database)
const { client, clock, work } = floor
const owner = floor.as('org_leader_hy', 'owner')
const platformId = 'plt_hy'
await database.sql`
  insert into users (id, login, display_name, password_hash, created_at)
  values ('usr_org_leader_hy_owner', 'leader', 'owner', '-', ${clock.now()})`
await database.sql`
  insert into memberships (user_id, organisation_id, role)
  values ('usr_org_leader_hy_owner', 'org_leader_hy', 'owner')`

test('a closing ends test orders without samples, fee and all; what the laboratory holds it tests', async () => {
  const [draft, submitted, accepted, paid, testing] = [
    await floor.draft(1),
    await floor.submitted(1),
    await floor.accepted(1),
    await floor.paid(2),
    await floor.testing(1),
  ]
  done(await closePlatform(owner, { platformId, reason: '实验室搬迁' }))
  await work.settle()
  const states = await Promise.all([draft, submitted, accepted, paid, testing].map(floor.stateOf))
  expect(states).toEqual(['draft', 'rejected', 'cancelled', 'cancelled', 'testing'])
  const [money] = await database.sql`
    select coalesce(sum(balance_fen), 0)::int as held from accounts where id = ${`testing:${paid}`}`
  expect(money).toEqual({ held: 0 })
  const [refund] = await database.sql`
    select amount_fen = (select fee_fen from test_orders where id = ${paid}) as "isWhole" from payments
    where test_order_id = ${paid} and purpose = 'refund' and state = 'settled'`
  expect(refund).toEqual({ isWhole: true })
  const asked = await database.sql`
    select 1 from payments where test_order_id = ${accepted} and state = 'payable'`
  expect(asked.length).toBe(0)
  await expectSoundBooks(database)
})

test('nothing is ordered from a closed platform; its page says so; opened again it takes orders', async () => {
  const orderId = await draftOf()
  const groups = [{ name: '螺栓', specification: 'M8', batchNumber: '1', count: 1 }]
  const order = saveTestOrderSchema.parse({ serviceId: BOLTS, groups })
  expect(codeOf(await saveTestOrder(client, order))).toBe('PLATFORM_CLOSED')
  expect(codeOf(await submitTestOrder(client, { orderId }))).toBe('PLATFORM_CLOSED')
  const asked = { serviceId: BOLTS, draftId: null, actor: null, now: clock.now(), idempotencyKey: 'k' }
  expect(await loadTestOrderForm(database, asked)).toMatchObject({ closed: { reason: '实验室搬迁' } })
  done(await reopenPlatform(owner, { platformId }))
  expect(await loadTestOrderForm(database, asked)).toMatchObject({ closed: null })
  expect(codeOf(await submitTestOrder(client, { orderId }))).toBeNull()
})

test('of a closing and an order handed in at once, the order is refused or ended', async () => {
  const orderIds = await Promise.all([1, 2, 3, 4].map(() => floor.draft(1)))
  await Promise.all([
    ...orderIds.slice(0, 2).map((orderId) => submitTestOrder(client, { orderId })),
    closePlatform(owner, { platformId, reason: '停电' }),
    ...orderIds.slice(2).map((orderId) => submitTestOrder(client, { orderId })),
  ])
  await work.settle()
  for (const orderId of orderIds) expect(['draft', 'rejected']).toContain(await floor.stateOf(orderId))
})

async function draftOf(): Promise<string> {
  const [row] = await database.sql<{ id: string }[]>`select id from test_orders where state = 'draft' limit 1`
  return row?.id ?? ''
}
