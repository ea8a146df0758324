import { expect, test } from 'vitest'
import {
  loadOrderStatement,
  loadPoolStatement,
  loadStatement,
} from '#app/read-models/escrow/load-statement.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import { testDatabase } from '#test/support/database.ts'
import { readyToShip, tradeFloor } from '#test/support/trade.ts'

const database = await testDatabase()
const trade = tradeFloor(database)
const ALWAYS = { fromOn: null, toOn: null }

const person = ({ actor }: Ctx) => {
  if (actor.kind !== 'person') throw new Error('nobody')
  return actor
}

test('an order’s statement is the same for both its sides, and there is none for anybody else', async () => {
  const it = await readyToShip(await trade({ depositFen: 5_000_000n }))
  const other = await trade()
  const ofBuyer = await loadOrderStatement(database, person(it.buyer), it.orderId, ALWAYS)
  expect(await loadOrderStatement(database, person(it.supplier), it.orderId, ALWAYS)).toEqual(ofBuyer)
  expect(await loadOrderStatement(database, person(other.buyer), it.orderId, ALWAYS)).toBeNull()
  expect(await loadOrderStatement(database, person(it.buyer), 'ord_none', ALWAYS)).toBeNull()
  // 30 % and 60 % of 100 000 000 fen; the deposit counts towards the first.
  expect(ofBuyer).toMatchObject({
    openingBalanceFen: 0,
    closingBalanceFen: 90_000_000,
    inFen: 90_000_000,
    outFen: 0,
  })
})

test('every line’s balance is the one before it and what came and went', async () => {
  const it = await readyToShip(await trade({ depositFen: 5_000_000n }))
  const view = await loadPoolStatement(database, it.poolId, ALWAYS)
  let balance = view?.openingBalanceFen ?? Number.NaN
  for (const row of view?.rows ?? []) {
    balance += row.inFen - row.outFen
    expect(row.balanceFen).toBe(balance)
  }
  expect(balance).toBe(view?.closingBalanceFen)
  const firm = await loadStatement(database, { id: person(it.buyer).organisationId, name: '' }, ALWAYS)
  expect(firm.closingBalanceFen).toBe(view?.closingBalanceFen)
  expect(await loadPoolStatement(database, 'pool_none', ALWAYS)).toBeNull()
})
