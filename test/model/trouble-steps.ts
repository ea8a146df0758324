import { AsyncLocalStorage } from 'node:async_hooks'
import type { BankBehaviour } from '#app/domain/escrow/test-accounts.ts'
import { testAccount } from '#app/domain/escrow/test-accounts.ts'
import { armFaultPoints, FAULT_POINTS, type FaultPoint } from '#db/fault-points.ts'
import type { Model, Step, World } from './shapes.ts'
import { Base } from './world.ts'

/** Those that money passes when its jobs are done in this thread: here no relay, no queue and no page takes part. */
export const POINTS = FAULT_POINTS.filter((point) => /^(transaction|bank|ledger)\./.test(point))

const lanes = new AsyncLocalStorage<number>()
const hooks = new Map<number | undefined, (at: FaultPoint) => void>()

/** Runs work whose faults are its own: those of other lanes pass it by. */
export function inLane<Value>(lane: number, work: () => Promise<Value>): Promise<Value> {
  return lanes.run(lane, work)
}

async function armed(hook: (at: FaultPoint) => void, work: () => Promise<void>): Promise<void> {
  const lane = lanes.getStore()
  hooks.set(lane, hook)
  armFaultPoints((at) => hooks.get(lanes.getStore())?.(at))
  try {
    await work()
  } finally {
    hooks.delete(lane)
  }
}

/** Every step may break off half-way, as when its process dies: nothing of it may remain. */
export class BrokenOff extends Base {
  constructor(
    readonly inner: Step,
    readonly point: number,
  ) {
    super()
  }
  override async run(model: Model, world: World): Promise<void> {
    await this.act(model, world)
    await this.inner.run(model, world)
  }
  protected async act(_: Model, world: World): Promise<void> {
    const point = POINTS[this.point % POINTS.length]
    let isHit = false
    const breakOff = (at: FaultPoint): void => {
      if (isHit || at !== point) return
      isHit = true
      throw new BrokenOffError(at)
    }
    await armed(breakOff, () =>
      world.floor.payAll().catch((fault: Error) => {
        if (!(fault instanceof BrokenOffError)) throw fault
      }),
    )
  }
  toString(): string {
    return `brokenOff(${POINTS[this.point % POINTS.length]}), ${this.inner}`
  }
}
export class BrokenOffError extends Error {}

/** A callback that never comes, one that comes again: the bank is no better than that. */
export class BankTrouble extends Base {
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

/** A firm's account is not what it was: from now on its bank behaves in another way towards it. */
export class BankMood extends Base {
  constructor(
    readonly firm: number,
    readonly mood: BankBehaviour,
  ) {
    super()
  }
  protected async act(_: Model, { database, firms }: World): Promise<void> {
    const suffix = testAccount(0, this.mood).slice(-4)
    await database.sql`
      update organisations set bank_account = left(bank_account, 12) || ${suffix} where id = ${firms[this.firm]?.id ?? ''}`
  }
  toString(): string {
    return `bank.is(${this.firm}, ${this.mood})`
  }
}
