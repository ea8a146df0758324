import pino from 'pino'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import type { IdPrefix, Ids } from '#app/domain/shared/ids.ts'
import type { AppContext } from '#app/http/app-context.ts'
import type { Database } from '#db/client.ts'
import { type Clockwork, clockwork, type MovableClock } from '#jobs/clockwork.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers } from '#jobs/handlers/registry.ts'
import { type DemoHands, demoHands } from './demo-hands.ts'
import { DEMO_POOLS } from './demo-scripts.ts'

/**
 * Plays the demonstration's pools from months ago up to now, through the use cases and the bank's mock, so
 * that every figure on the pages has a history that the books can prove.
 */
export async function playDemoPools({ database, clock }: AppContext): Promise<void> {
  const until = clock.now()
  const past = movable(new Date(until.getTime() - 200 * DAY_MS))
  const ids = seedIds()
  const handlers = makeHandlers({
    bank: mockEscrowBank(database),
    solve: async (instance) => solveByExhaustion(instance),
  })
  const work = clockwork({ database, clock: past, ids, handlers, log: pino({ level: 'silent' }) })
  const hands = demoHands(database, past, ids, until)
  const steps = DEMO_POOLS.flatMap((script) => script.steps).sort((a, b) => b.daysAgo - a.daysAgo)
  for (const step of steps) {
    await moveTo(work, database, hands, new Date(until.getTime() - step.daysAgo * DAY_MS))
    await step.act(hands)
    await hands.payAll()
    await work.settle()
  }
  await moveTo(work, database, hands, until)
}

/** Time passes in days, so that what becomes payable on the way is paid on the way. */
async function moveTo(work: Clockwork, database: Database, hands: DemoHands, instant: Date): Promise<void> {
  for (;;) {
    const now = hands.now()
    const next = new Date(Math.min(now.getTime() + 2 * DAY_MS, instant.getTime()))
    const [waiting] =
      await database.sql`select 1 from deadlines where done_at is null and due_at <= ${next} limit 1`
    if (waiting) {
      await work.until(next)
      await hands.payAll()
      await work.settle()
    } else hands.setNow(next)
    if (next.getTime() >= instant.getTime()) return
  }
}

function movable(start: Date): MovableClock {
  let now = start
  return {
    now: () => now,
    set(instant) {
      now = instant
    },
  }
}

/** The demonstration's identities are the same at every first start. */
function seedIds(): Ids {
  const counts = new Map<IdPrefix, number>()
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1
      counts.set(prefix, count)
      return `${prefix}_demo${String(count).padStart(5, '0')}`
    },
  }
}
