import { expect } from 'vitest'
import type { BankBehaviour } from '#app/domain/escrow/test-accounts.ts'
import { addDays } from '#app/domain/shared/clock.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import type { Firm, PoolFloor } from '#test/support/pools.ts'
import { expectConform } from './conformance.ts'
import type { Model, Setting, Step, World } from './shapes.ts'

const BANKS: readonly BankBehaviour[] = ['normal', 'refuses', 'late', 'twice', 'disordered', 'normal']
export const FIRMS = BANKS.length
const CAP = 12
const JOIN_DAYS = 10
/** Those that stand in a pool whose joining is over when the run begins; the bank of each lets it. */
const EARLY: readonly (readonly [firm: number, quantity: number])[] = [
  [0, 3],
  [2, 2],
  [3, 1],
  [4, 2],
]
/** The whole store is asked every so often, what a step can have touched after every step. */
const SWEEP_EVERY = 8

export function newModel({ start }: Pick<Setting, 'start'>, cap = CAP): Model {
  const isLocked = start !== 'open'
  return { cap, wanted: new Map(isLocked ? EARLY : []), quarrels: new Map(), isLocked, steps: 0 }
}

/** A pool with a cap and a deposit; each firm's bank behaves in its own way. */
export async function newWorld(floor: PoolFloor, setting: Setting): Promise<World> {
  const { appealDays, bondBasisPoints, start } = setting
  const poolId = await floor.open({
    capQuantity: CAP,
    depositBasisPoints: 500,
    bondBasisPoints,
    appealDays,
    joinDays: JOIN_DAYS,
    offerDays: JOIN_DAYS + 1,
  })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]], deliveryDays: 30 })
  const firms: Firm[] = []
  for (const bank of BANKS) firms.push(await floor.firm('buyer', bank))
  const locksAt = addDays(floor.clock.now(), JOIN_DAYS)
  const world = { database: floor.database, floor, poolId, firms, supplier, locksAt }
  if (bondBasisPoints > 0) await floor.payAll()
  if (start !== 'open') await playUntilAward(world)
  if (start === 'paid') await signAndPay(world)
  return world
}

async function playUntilAward({ floor, poolId, firms, locksAt }: World): Promise<void> {
  for (const [index, quantity] of EARLY) {
    const firm = firms[index]
    if (firm) expect((await floor.join(poolId, firm, quantity)).ok).toBe(true)
  }
  await floor.payAll()
  await floor.until(addDays(locksAt, 2))
}

async function signAndPay(world: World): Promise<void> {
  for (const { id: orderId, buyer } of await ordersOf(world)) {
    expect((await signContract(buyer.ctx, { orderId })).ok).toBe(true)
    expect((await signContract(world.supplier.ctx, { orderId })).ok).toBe(true)
  }
  await world.floor.payAll()
  await world.floor.until(addDays(world.floor.clock.now(), 3))
}

/** The orders of the pool with their buyers, the living one of a buyer last. */
export async function ordersOf({ database, firms, poolId }: World) {
  const rows = await database.sql<{ id: string; buyerId: string }[]>`
    select id, buyer_id as "buyerId" from orders where pool_id = ${poolId} order by state <> 'terminated', id`
  return rows.flatMap(({ id, buyerId }) => {
    const index = firms.findIndex((firm) => firm.id === buyerId)
    const buyer = firms[index]
    return buyer ? [{ id, index, buyer }] : []
  })
}

/** Asked of the whole store. */
export async function expectSound({ database, floor }: World): Promise<void> {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
}

export function totalOf({ wanted }: Model): number {
  return [...wanted.values()].reduce((sum, quantity) => sum + quantity, 0)
}

/** What the clock does by itself: joining ends, and a ruling that nobody appealed is posted. */
function followClock(model: Model, world: World): void {
  const now = world.floor.clock.now()
  model.isLocked ||= now >= world.locksAt
  for (const [firm, quarrel] of model.quarrels) {
    if (quarrel.state === 'ruled' && quarrel.appealBy !== null && quarrel.appealBy <= now)
      model.quarrels.set(firm, { ...quarrel, state: 'decided' })
  }
}

export abstract class Base implements Step {
  check(_: Readonly<Model>): boolean {
    return true
  }
  async run(model: Model, world: World): Promise<void> {
    await this.act(model, world)
    model.steps += 1
    followClock(model, world)
    await expectConform(model, world)
    if (model.steps % SWEEP_EVERY === 0) await expectSound(world)
  }
  protected abstract act(model: Model, world: World): Promise<void>
  abstract toString(): string
}
