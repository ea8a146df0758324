import { expect, test } from 'vitest'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const { sql } = database

test('the database itself refuses an illegal state, a second living commitment and an overshot cap', async () => {
  const poolId = await floor.open({ capQuantity: 5 })
  const buyer = await floor.firm('buyer')
  await floor.join(poolId, buyer, 4)
  await expect(sql`update pools set state = 'settled' where id = ${poolId}`).rejects.toThrow(/pool/)
  await expect(sql`update pools set state = 'no such state' where id = ${poolId}`).rejects.toThrow()
  await expect(
    sql`update commitments set state = 'pending_deposit' where pool_id = ${poolId}`,
  ).rejects.toThrow()
  const twice = sql`
    insert into commitments (id, pool_id, organisation_id, county, state, quantity, wanted_quantity, reserved_quantity,
      deposit_due_fen, deposit_held_fen, created_at, updated_at)
    select 'cmt_again', pool_id, organisation_id, county, state, 1, 1, 1, 0, 0, created_at, updated_at
    from commitments where pool_id = ${poolId}`
  await expect(twice).rejects.toThrow(/commitments_one_per_firm/)
  const overshot = sql`update pools set reserved_quantity = 6 where id = ${poolId}`
  await expect(overshot).rejects.toThrow(/pools_cap_is_never_exceeded/)
})
