import { expect, test } from 'vitest'
import { changeDemand } from '#app/use-cases/demands/change-demand.ts'
import { expireDemand } from '#app/use-cases/demands/expire-demand.ts'
import { openDemand } from '#app/use-cases/demands/open-demand.ts'
import { publishDemand } from '#app/use-cases/demands/publish-demand.ts'
import { withdrawDemand } from '#app/use-cases/demands/withdraw-demand.ts'
import { justInTime } from '#test/support/clock.ts'
import { testDatabase } from '#test/support/database.ts'
import { codeOf, demandFloor, demandInput } from '#test/support/demands.ts'

const database = await testDatabase()
const floor = await demandFloor(database)
const buyer = await floor.firm('buyer')
const other = await floor.firm('buyer')
const SECRET = 9_876_543n

const change = (demandId: string, version: number, wishes = {}) => {
  const { category: _, isDraft: __, ...rest } = demandInput(wishes)
  return changeDemand(buyer.ctx, { demandId, version, ...rest })
}

test('a published demand is open, its trail and messages are silent about the reserve price', async () => {
  const id = await floor.demand(buyer, { maxPriceFen: SECRET })
  expect(await floor.demandState(id)).toBe('open')
  const told = await database.sql`
    select row_to_json(t)::text as line from audit_trail t where subject_id = ${id}
    union all select row_to_json(o)::text from outbox o where key = ${id}`
  expect(told.length).toBeGreaterThan(2)
  for (const { line } of told) expect(line).not.toContain(String(SECRET))
})

test('a demand is for buyers; its category, specs and delivery day are judged', async () => {
  const supplier = await floor.firm('supplier')
  expect(codeOf(await publishDemand(supplier.ctx, demandInput()))).toBe('NOT_PERMITTED')
  const publish = (wishes: Parameters<typeof demandInput>[0]) => publishDemand(buyer.ctx, demandInput(wishes))
  expect(codeOf(await publish({ category: 'nothing' }))).toBe('CATEGORY_NOT_FOUND')
  expect(codeOf(await publish({ latestDeliveryOn: '2026-03-01' }))).toBe('DEADLINE_IN_PAST')
  const refused = await publish({
    constraints: [
      { key: 'speed', kind: 'range', min: 300, max: 200 },
      { key: 'control', kind: 'oneOf', options: ['steam'] },
      { key: 'wings', kind: 'is', value: true },
    ],
  })
  expect(refused.ok ? null : refused.refusal).toEqual({
    code: 'SPECS_INVALID',
    facts: {
      'specs.speed': 'range_upside_down',
      'specs.control': 'not_an_option',
      'specs.wings': 'unknown_field',
    },
  })
})

test('the same form sent twice at once is one demand', async () => {
  const input = { ...demandInput({ note: '同一张表单' }), idempotencyKey: 'form-0001' }
  const [first, second] = await Promise.all([
    publishDemand(buyer.ctx, input),
    publishDemand(buyer.ctx, input),
  ])
  expect(first).toEqual(second)
  const [row] = await database.sql`select count(*)::int as many from demands where note = '同一张表单'`
  expect(row?.many).toBe(1)
})

test('a draft is for nobody until it is opened, once', async () => {
  const id = await floor.demand(buyer, { isDraft: true })
  expect(await floor.demandState(id)).toBe('draft')
  expect(codeOf(await openDemand(other.ctx, { demandId: id }))).toBe('DEMAND_NOT_FOUND')
  const both = await Promise.all([
    openDemand(buyer.ctx, { demandId: id }),
    openDemand(buyer.ctx, { demandId: id }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('DEMAND_STATE')
  const late = await floor.demand(buyer, { isDraft: true, latestDeliveryOn: '2026-03-02' })
  const start = floor.clock.now()
  floor.clock.set('2026-03-03T00:00:00+08:00')
  expect(codeOf(await openDemand(buyer.ctx, { demandId: late }))).toBe('DEADLINE_IN_PAST')
  floor.clock.set(start)
})

test('of two colleagues who change a demand at once, one is told to look again', async () => {
  const id = await floor.demand(buyer, { quantity: 3 })
  const both = await Promise.all([change(id, 1, { quantity: 4 }), change(id, 1, { quantity: 5 })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('DEMAND_CHANGED')
  const { category: _, isDraft: __, ...rest } = demandInput()
  const foreign = await changeDemand(other.ctx, { demandId: id, version: 2, ...rest })
  expect(codeOf(foreign)).toBe('DEMAND_NOT_FOUND')
  expect(codeOf(await change(id, 2, { constraints: [{ key: 'x', kind: 'is', value: true }] }))).toBe(
    'SPECS_INVALID',
  )
  await withdrawDemand(buyer.ctx, { demandId: id })
  expect(codeOf(await change(id, 2))).toBe('DEMAND_STATE')
})

test('a demand is withdrawn once, by its own firm', async () => {
  const id = await floor.demand(buyer)
  expect(codeOf(await withdrawDemand(other.ctx, { demandId: id }))).toBe('DEMAND_NOT_FOUND')
  const both = await Promise.all([
    withdrawDemand(buyer.ctx, { demandId: id }),
    withdrawDemand(buyer.ctx, { demandId: id }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(codeOf(both.find(({ ok }) => !ok))).toBe('DEMAND_STATE')
})

test('a demand ends by itself when its last day of delivery has passed, and not a moment before', async () => {
  const id = await floor.demand(buyer, { latestDeliveryOn: '2026-03-20' })
  const moved = await floor.demand(buyer, { latestDeliveryOn: '2026-03-20' })
  await change(moved, 1, { latestDeliveryOn: null })
  await floor.until('2026-03-20T23:59:59+08:00')
  expect(await floor.demandState(id)).toBe('open')
  await floor.until('2026-03-21T00:00:00+08:00')
  expect(await floor.demandState(id)).toBe('expired')
  expect(await floor.demandState(moved)).toBe('open')
})

test('withdrawn or prolonged at the last moment a demand has not expired; else it has, once', async () => {
  const start = floor.clock.now()
  for (let round = 0; round < 4; round += 1) {
    const [left, longer] = [
      await floor.demand(buyer, { latestDeliveryOn: '2026-03-25' }),
      await floor.demand(buyer, { latestDeliveryOn: '2026-03-25' }),
    ]
    floor.clock.set('2026-03-26T00:00:00+08:00')
    const expire = (id: string) => expireDemand(floor.system, id)
    const { category: _, isDraft: __, ...wishes } = demandInput({ latestDeliveryOn: '2026-04-30' })
    const inTime = justInTime(buyer.ctx)
    const [withdrawn, , prolonged] = await Promise.all([
      withdrawDemand(inTime, { demandId: left }),
      expire(left),
      changeDemand(inTime, { demandId: longer, version: 1, ...wishes }),
      expire(longer),
      expire(left),
      expire(longer),
    ])
    expect(await floor.demandState(left)).toBe(withdrawn.ok ? 'withdrawn' : 'expired')
    expect(await floor.demandState(longer)).toBe(prolonged.ok ? 'open' : 'expired')
    const ends = await database.sql`
      select 1 from audit_trail where subject_id = ${left} and event in ('withdraw', 'expire')`
    expect(ends).toHaveLength(1)
    floor.clock.set(start)
  }
  expect(codeOf(await expireDemand(buyer.ctx, 'dmd_none'))).toBe('NOT_PERMITTED')
  expect(codeOf(await expireDemand(floor.system, 'dmd_none'))).toBe('NOTHING_TO_DO')
})
