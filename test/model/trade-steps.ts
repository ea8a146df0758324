import { expect } from 'vitest'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { appealRuling } from '#app/use-cases/orders/appeal-ruling.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { receiveShipment } from '#app/use-cases/orders/receive-shipment.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { Model, Quarrel, World } from './shapes.ts'
import { Base, ordersOf } from './world.ts'

const reason = '任意步骤'
const LIVING: readonly (Quarrel['state'] | undefined)[] = ['open', 'ruled', 'appealed']
export const DEEDS = ['sign', 'ship', 'mend', 'receive', 'accept', 'reject'] as const

/** Whatever trade allows now, by whoever may: refusals are answers, broken books are not. */
export class Trade extends Base {
  constructor(
    readonly deed: (typeof DEEDS)[number],
    readonly quantity: number,
  ) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    for (const { id, index, buyer } of await ordersOf(world)) {
      const answers = await this.doIt(id, buyer.ctx, world.supplier.ctx)
      // While its money is frozen an order stands still.
      if (LIVING.includes(model.quarrels.get(index)?.state) || model.quarrels.get(index)?.state === 'decided')
        for (const answer of answers) expect(answer.ok, `${this} on a disputed order`).toBe(false)
    }
  }
  private async doIt(orderId: string, buyer: Ctx, supplier: Ctx): Promise<{ readonly ok: boolean }[]> {
    const { quantity } = this
    switch (this.deed) {
      case 'sign':
        return [await signContract(buyer, { orderId }), await signContract(supplier, { orderId })]
      case 'ship':
        return [await shipGoods(supplier, { orderId, quantity })]
      case 'mend':
        return [await shipGoods(supplier, { orderId, quantity, remedy: 'repaired' })]
      case 'receive':
        return [await receiveShipment(buyer, { orderId })]
      case 'accept':
        return [await acceptDelivery(buyer, { orderId, quantity })]
      case 'reject':
        return [await rejectDelivery(buyer, { orderId, quantity, reason })]
    }
  }
  toString(): string {
    return `${this.deed}(${this.quantity})`
  }
}

/** What is done to the dispute of one firm's order. */
abstract class QuarrelStep extends Base {
  constructor(readonly firm: number) {
    super()
  }
  protected async act(model: Model, world: World): Promise<void> {
    const mine = (await ordersOf(world)).filter(({ index }) => index === this.firm)
    const order = mine.at(-1)
    if (order) await this.quarrel(model, world, order.id, model.quarrels.get(this.firm))
  }
  protected sideOf(world: World, side: Quarrel['openedBy']): Ctx {
    return side === 'buyer' ? (world.firms[this.firm]?.ctx ?? world.floor.system) : world.supplier.ctx
  }
  protected abstract quarrel(
    model: Model,
    world: World,
    orderId: string,
    standing: Quarrel | undefined,
  ): Promise<void>
}

export class Dispute extends QuarrelStep {
  constructor(
    firm: number,
    readonly side: Quarrel['openedBy'],
  ) {
    super(firm)
  }
  protected async quarrel(model: Model, world: World, orderId: string, standing: Quarrel | undefined) {
    const answer = await openDispute(this.sideOf(world, this.side), { orderId, reason })
    if (LIVING.includes(standing?.state) || standing?.state === 'decided')
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'ORDER_STATE' } })
    if (!answer.ok) return
    model.quarrels.set(this.firm, { state: 'open', openedBy: this.side, appealBy: null })
    const [row] = await world.database.sql<{ fen: bigint }[]>`
      select balance_fen as fen from accounts where id = ${`frozen:${orderId}`}`
    expect(answer.value.frozenFen).toBe(Number(row?.fen ?? 0n))
  }
  toString(): string {
    return `dispute(${this.firm}, ${this.side})`
  }
}

export class WithdrawDispute extends QuarrelStep {
  constructor(
    firm: number,
    readonly side: Quarrel['openedBy'],
  ) {
    super(firm)
  }
  protected async quarrel(model: Model, world: World, orderId: string, standing: Quarrel | undefined) {
    const answer = await withdrawDispute(this.sideOf(world, this.side), { orderId })
    expect(answer.ok).toBe(standing?.state === 'open' && standing.openedBy === this.side)
    if (answer.ok && standing) model.quarrels.set(this.firm, { ...standing, state: 'withdrawn' })
  }
  toString(): string {
    return `withdrawDispute(${this.firm}, ${this.side})`
  }
}

/** The operator gives the buyer a share of what is frozen; more than the whole is refused. */
export class Decide extends QuarrelStep {
  constructor(
    firm: number,
    readonly percent: number,
  ) {
    super(firm)
  }
  protected async quarrel(model: Model, world: World, orderId: string, standing: Quarrel | undefined) {
    const [row] = await world.database.sql<{ fen: bigint }[]>`
      select coalesce(sum(balance_fen), 0)::bigint as fen from accounts where id = ${`frozen:${orderId}`}`
    const frozenFen = row?.fen ?? 0n
    const toBuyerFen = (frozenFen * BigInt(this.percent)) / 100n
    const answer = await decideDispute(world.floor.operator.ctx, { orderId, toBuyerFen })
    const isPending = standing?.state === 'open' || standing?.state === 'appealed'
    expect(answer.ok, `${this}, ${standing?.state}`).toBe(isPending && toBuyerFen <= frozenFen)
    if (!answer.ok || !standing) return
    expect(answer.value.toBuyerFen + answer.value.toSupplierFen).toBe(Number(frozenFen))
    const { appealUntil } = answer.value
    if (standing.state === 'appealed') expect(appealUntil).toBeNull()
    model.quarrels.set(this.firm, {
      ...standing,
      state: appealUntil ? 'ruled' : 'decided',
      appealBy: appealUntil ? new Date(appealUntil) : null,
    })
  }
  toString(): string {
    return `decide(${this.firm}, ${this.percent} %)`
  }
}

export class Appeal extends QuarrelStep {
  constructor(
    firm: number,
    readonly side: Quarrel['openedBy'],
  ) {
    super(firm)
  }
  protected async quarrel(model: Model, world: World, orderId: string, standing: Quarrel | undefined) {
    const answer = await appealRuling(this.sideOf(world, this.side), { orderId, reason })
    expect(answer.ok, `${this}, ${standing?.state}`).toBe(standing?.state === 'ruled')
    if (answer.ok && standing) model.quarrels.set(this.firm, { ...standing, state: 'appealed' })
  }
  toString(): string {
    return `appeal(${this.firm}, ${this.side})`
  }
}
