import { expect, test } from 'vitest'
import { DESK_TASKS } from '#app/contracts/views/desk.ts'
import type { Capability, PersonActor, Role } from '#app/domain/identity/roles.ts'
import { loadDesks, loadTasks } from '#app/read-models/home/desk/load-desk.ts'
import { loadHome } from '#app/read-models/home/load-home.ts'
import { testDatabase } from '#test/support/database.ts'
import { poolFloor, START } from '#test/support/pools.ts'

const database = await testDatabase()
const floor = await poolFloor(database)
const now = () => floor.clock.now()

function reader(organisationId: string, capabilities: Capability[], role: Role = 'owner'): PersonActor {
  return {
    kind: 'person',
    userId: `usr_${organisationId}`,
    organisationId,
    role,
    capabilities,
    county: '330481',
  }
}

test('every desk can be read, and a firm without anything to do is told nothing', async () => {
  const all: Capability[] = [
    'buyer',
    'supplier',
    'chain_leader',
    'provider',
    'city_bureau',
    'county_bureau',
    'operator',
  ]
  const desks = await loadDesks(database.sql, reader('org_nobody', all), now())
  expect(desks.map(({ desk }) => desk)).toEqual([
    'buyer',
    'supplier',
    'leader',
    'provider',
    'operator',
    'bureau',
  ])
  const tasks = await loadTasks(database.sql, reader('org_nobody', ['buyer']), now())
  expect(tasks).toEqual([])
})

test('a supplier without a machine and a chain leader without a platform are told where to begin', async () => {
  const tasks = await loadTasks(database.sql, reader('org_nobody', ['supplier', 'chain_leader']), now())
  expect(tasks.map(({ kind, subjectId, dueAt }) => [kind, subjectId, dueAt])).toEqual([
    ['listFirst', null, null],
    ['foundPlatform', null, null],
  ])
})

test('a buyer is told of the deposit that it owes, with the pool and until when', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500 })
  const buyer = await floor.firm('buyer')
  await floor.offer(poolId, {
    tiers: [
      [1, 10_000_000n],
      [10, 9_000_000n],
    ],
  })
  await floor.join(poolId, buyer, 3)
  const tasks = await loadTasks(database.sql, reader(buyer.id, ['buyer']), now())
  expect(tasks).toMatchObject([{ kind: 'payDeposits', count: 1, subjectId: poolId }])
  expect(Date.parse(tasks[0]?.dueAt ?? '')).toBeGreaterThan(Date.parse(START))
})

test('who may not do a thing is not told to do it', async () => {
  const poolId = await floor.open({ depositBasisPoints: 500 })
  const buyer = await floor.firm('buyer')
  await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  await floor.join(poolId, buyer, 3)
  expect(await loadTasks(database.sql, reader(buyer.id, ['buyer'], 'viewer'), now())).toEqual([])
  expect(await loadTasks(database.sql, reader(buyer.id, ['buyer'], 'finance'), now())).toHaveLength(1)
})

test('a supplier is asked for an offer only where it makes such a thing and has made none', async () => {
  const poolId = await floor.open()
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]] })
  const tasks = await loadTasks(database.sql, reader(supplier.id, ['supplier']), now())
  expect(tasks.filter(({ subjectId }) => subjectId === poolId)).toEqual([])
})

test('what runs in a firm’s industry stands before what runs in its county', async () => {
  const poolId = await floor.open()
  await floor.offer(poolId, {
    tiers: [
      [1, 10_000_000n],
      [3, 2_000_000n],
    ],
  })
  await floor.join(poolId, await floor.firm('buyer'), 3)
  const view = await loadHome(
    database,
    { actor: null, asked: { county: '330424', industry: '袜业' }, measure: 'pools' },
    now(),
  )
  expect(view.near?.pools.length).toBeGreaterThan(0)
  expect(view.near?.pools[0]?.cluster).toBe('haining-socks')
  expect(view.near?.saving).toMatchObject({ poolId, onDemandsFen: null })
  expect(view.map.values.find(({ county }) => county === '330481')?.value).toBeGreaterThan(0)
})

test('a visitor of whom nothing is known is not told what is near', async () => {
  const view = await loadHome(
    database,
    { actor: null, asked: { county: null, industry: null }, measure: 'sets' },
    now(),
  )
  expect([view.near, view.tasks, view.desks]).toEqual([null, [], []])
})

test('tasks have different names', () => {
  expect(new Set(DESK_TASKS).size).toBe(DESK_TASKS.length)
})
