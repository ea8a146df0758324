import fc from 'fast-check'
import { expect } from 'vitest'
import type { BankBehaviour } from '#app/domain/escrow/test-accounts.ts'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import type { Database } from '#db/client.ts'
import { armFaultPoints, FAULT_POINTS } from '#db/fault-points.ts'
import type { Firm, PoolFloor } from '#test/support/pools.ts'

/** What the model remembers: who stands in the pool, with how much, and what must not change any more. */
export interface Model {
  readonly cap: number
  /** Sets that each firm has asked for; absent when it has not joined. */
  readonly wanted: Map<number, number>
  isLocked: boolean
}

/** The real system: one pool, its firms, its supplier. */
export interface World {
  readonly database: Database
  readonly floor: PoolFloor
  readonly poolId: string
  readonly firms: readonly Firm[]
  readonly supplier: Firm
  readonly locksAt: Date
}

type Step = fc.AsyncCommand<Model, World>
const BANKS: readonly BankBehaviour[] = ['normal', 'refuses', 'late', 'twice', 'disordered', 'normal']
export const FIRMS = BANKS.length
const CAP = 12

export function newModel(cap = CAP): Model {
  return { cap, wanted: new Map(), isLocked: false }
}

/** A pool with a cap and a deposit; each firm's bank behaves in its own way. */
export async function newWorld(floor: PoolFloor): Promise<World> {
  const poolId = await floor.open({
    capQuantity: CAP,
    depositBasisPoints: 500,
    bondBasisPoints: 0,
    joinDays: 10,
    offerDays: 11,
  })
  const { supplier } = await floor.offer(poolId, { tiers: [[1, 10_000_000n]], deliveryDays: 30 })
  const firms: Firm[] = []
  for (const bank of BANKS) firms.push(await floor.firm('buyer', bank))
  const locksAt = new Date(floor.clock.now().getTime() + 10 * 86_400_000)
  return { database: floor.database, floor, poolId, firms, supplier, locksAt }
}

/** Asked of the whole store after every step. */
async function expectSound({ database, floor }: World): Promise<void> {
  expect(await findBrokenInvariants(database, floor.clock.now())).toEqual([])
}

function totalOf({ wanted }: Model): number {
  return [...wanted.values()].reduce((sum, quantity) => sum + quantity, 0)
}

abstract class Base implements Step {
  check(_: Readonly<Model>): boolean {
    return true
  }
  async run(model: Model, world: World): Promise<void> {
    await this.act(model, world)
    model.isLocked ||= world.floor.clock.now() >= world.locksAt
    await expectSound(world)
  }
  protected abstract act(model: Model, world: World): Promise<void>
  abstract toString(): string
}

class Join extends Base {
  constructor(
    readonly firm: number,
    readonly quantity: number,
  ) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    const firm = world.firms[this.firm]
    if (!firm) return
    const answer = await world.floor.join(world.poolId, firm, this.quantity)
    const hasJoined = model.wanted.has(this.firm)
    const fits = totalOf(model) + this.quantity <= model.cap
    if (model.isLocked || world.floor.clock.now() >= world.locksAt) expect(answer.ok).toBe(false)
    else if (hasJoined) expect(answer).toMatchObject({ refusal: { code: 'ALREADY_JOINED' } })
    // A refused deposit frees its place: what the model counts is the most that can be taken.
    else if (fits) expect(answer.ok).toBe(true)
    if (answer.ok) model.wanted.set(this.firm, this.quantity)
    const [row] = await world.database.sql<{ reserved: number }[]>`
      select reserved_quantity as reserved from pools where id = ${world.poolId}`
    expect(row?.reserved ?? 0).toBeLessThanOrEqual(model.cap)
  }
  toString(): string {
    return `join(${this.firm}, ${this.quantity})`
  }
}

class Change extends Base {
  constructor(
    readonly firm: number,
    readonly quantity: number,
  ) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    const firm = world.firms[this.firm]
    if (!firm) return
    const answer = await changeCommitment(firm.ctx, { poolId: world.poolId, quantity: this.quantity })
    if (!model.wanted.has(this.firm) || model.isLocked) expect(answer.ok).toBe(false)
    if (answer.ok) model.wanted.set(this.firm, this.quantity)
  }
  toString(): string {
    return `change(${this.firm}, ${this.quantity})`
  }
}

class Withdraw extends Base {
  constructor(readonly firm: number) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    const firm = world.firms[this.firm]
    if (!firm) return
    const answer = await withdrawCommitment(firm.ctx, { poolId: world.poolId })
    expect(answer.ok).toBe(model.wanted.has(this.firm) && !model.isLocked)
    if (answer.ok) model.wanted.delete(this.firm)
  }
  toString(): string {
    return `withdraw(${this.firm})`
  }
}

/** Every step may break off half-way, as when its process dies: nothing of it may remain. */
class BrokenOff extends Base {
  constructor(
    readonly inner: Step,
    readonly point: number,
  ) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    const point = FAULT_POINTS[this.point % FAULT_POINTS.length]
    let isHit = false
    armFaultPoints((at) => {
      if (isHit || at !== point) return
      isHit = true
      throw new BrokenOffError(at)
    })
    try {
      await world.floor.payAll()
    } catch (fault) {
      if (!(fault instanceof BrokenOffError)) throw fault
    } finally {
      armFaultPoints(null)
    }
    await this.inner.run(model, world)
  }
  toString(): string {
    return `brokenOff(${FAULT_POINTS[this.point % FAULT_POINTS.length]}), ${this.inner}`
  }
}
class BrokenOffError extends Error {}

class Pay extends Base {
  protected async act(_: Model, { floor }: World): Promise<void> {
    await floor.payAll()
  }
  toString(): string {
    return 'payAll'
  }
}

class PayTwiceAtOnce extends Base {
  constructor(readonly firm: number) {
    super()
  }
  protected async act(_: Model, world: World): Promise<void> {
    const firm = world.firms[this.firm]
    const [row] = await world.database.sql<{ id: string }[]>`
      select id from payments where organisation_id = ${firm?.id ?? ''} and state in ('payable', 'refused')
      order by id limit 1`
    if (!row || !firm) return
    const answers = await Promise.all([1, 2].map(() => instructPayment(firm.ctx, { paymentId: row.id })))
    expect(answers.filter((answer) => answer.ok).length).toBeLessThanOrEqual(1)
  }
  toString(): string {
    return `payTwiceAtOnce(${this.firm})`
  }
}

class Wait extends Base {
  constructor(readonly hours: number) {
    super()
  }
  protected async act(_: Model, { floor }: World): Promise<void> {
    await floor.until(new Date(floor.clock.now().getTime() + this.hours * 3_600_000))
  }
  toString(): string {
    return `wait(${this.hours} h)`
  }
}

/** Whatever trade allows now, by whoever may: refusals are answers, broken books are not. */
class Trade extends Base {
  constructor(
    readonly deed: 'sign' | 'ship' | 'accept',
    readonly quantity: number,
  ) {
    super()
  }
  protected async act(_: Model, world: World): Promise<void> {
    const orders = await world.database.sql<{ id: string; buyerId: string }[]>`
      select id, buyer_id as "buyerId" from orders where pool_id = ${world.poolId} order by id`
    const { quantity } = this
    for (const { id: orderId, buyerId } of orders) {
      const buyer = world.firms.find((firm) => firm.id === buyerId)
      if (!buyer) continue
      if (this.deed === 'sign') {
        await signContract(buyer.ctx, { orderId })
        await signContract(world.supplier.ctx, { orderId })
      } else if (this.deed === 'ship') await shipGoods(world.supplier.ctx, { orderId, quantity })
      else await acceptDelivery(buyer.ctx, { orderId, quantity })
    }
  }
  toString(): string {
    return `${this.deed}(${this.quantity})`
  }
}

/** A callback that never comes, one that comes again: the bank is no better than that. */
class BankTrouble extends Base {
  constructor(readonly kind: 'lost' | 'again') {
    super()
  }
  protected async act(_: Model, { database, floor }: World): Promise<void> {
    const now = floor.clock.now()
    if (this.kind === 'lost')
      await database.sql`
        update deadlines set done_at = ${now} where kind = 'bank.callback' and done_at is null`
    else {
      await database.sql`
        update deadlines set done_at = null, due_at = ${now} where ctid in (
          select ctid from deadlines where kind = 'bank.callback' and done_at is not null
          order by done_at desc limit 2)`
      await floor.until(now)
    }
  }
  toString(): string {
    return `bank.${this.kind}`
  }
}

/** Every command, those of daily life more often than the others. */
export function anyStep(): fc.Arbitrary<Step>[] {
  const firm = fc.nat({ max: FIRMS - 1 })
  const quantity = fc.integer({ min: 1, max: 6 })
  const plain = [
    fc.tuple(firm, quantity).map(([who, much]) => new Join(who, much) as Step),
    fc.tuple(firm, quantity).map(([who, much]) => new Change(who, much) as Step),
    firm.map((who) => new Withdraw(who) as Step),
    fc.constant(new Pay() as Step),
    firm.map((who) => new PayTwiceAtOnce(who) as Step),
    fc.integer({ min: 1, max: 120 }).map((hours) => new Wait(hours) as Step),
    fc
      .tuple(
        fc.constantFrom('sign' as const, 'ship' as const, 'accept' as const),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(([deed, much]) => new Trade(deed, much) as Step),
    fc.constantFrom('lost' as const, 'again' as const).map((kind) => new BankTrouble(kind) as Step),
  ]
  const broken = fc
    .tuple(fc.oneof(...plain), fc.nat({ max: FAULT_POINTS.length - 1 }))
    .map(([inner, point]) => new BrokenOff(inner, point) as Step)
  return [...plain, broken]
}
