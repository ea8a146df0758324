import { expect } from 'vitest'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import type { Model, World } from './shapes.ts'
import { Base, totalOf } from './world.ts'

export class Join extends Base {
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

export class Change extends Base {
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

export class Withdraw extends Base {
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

export class Pay extends Base {
  protected async act(_: Model, { floor }: World): Promise<void> {
    await floor.payAll()
  }
  toString(): string {
    return 'payAll'
  }
}

export class PayTwiceAtOnce extends Base {
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

export class Wait extends Base {
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
