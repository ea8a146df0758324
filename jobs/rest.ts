import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'
import type { Queues } from './queues.ts'
import { mayBeHandedOver, type Relay } from './relay-outbox.ts'
import { type Deadline, enqueueDeadlines, listOverdue, nextDueAt } from './schedule.ts'

const LOOK_AGAIN_MS = 5

/** For those who move the clock by hand: when has everything that follows from the last step happened? */
export interface Rest {
  /**
   * Resolves when the outbox is empty and no job waits or runs. Failed attempts are repeated at once;
   * jobs for a later instant are left alone.
   */
  idle(): Promise<void>
  /** Runs every deadline due by the clock's now, and what follows from it, to the end. */
  runDue(): Promise<void>
  /** The next instant at which something must happen, or null. */
  nextDueAt(): Promise<Date | null>
}

export interface RestSettings {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly relay: Relay
}

export function startRest(settings: RestSettings): Rest {
  const idle = (): Promise<void> => waitUntilIdle(settings)
  return {
    idle,
    runDue: () => runDue(settings, idle),
    nextDueAt: () => nextDueAt(settings.database),
  }
}

async function waitUntilIdle(settings: RestSettings): Promise<void> {
  for (;;) {
    await settings.relay.flush()
    if (await settings.relay.paused(() => isAtRest(settings))) return
    await sleep(LOOK_AGAIN_MS)
  }
}

/** While the relay stands still, jobs only become fewer: once none is left, nothing new can be told. */
async function isAtRest({ database, queues }: RestSettings): Promise<boolean> {
  const busy = await Promise.all(queues.all().map((queue) => isBusy(queue)))
  if (busy.includes(true)) return false
  const [row] = await database.sql<{ count: number }[]>`
    select count(*)::int as count from outbox where ${mayBeHandedOver(database.sql)}`
  return row?.count === 0
}

async function isBusy(queue: ReturnType<Queues['queue']>): Promise<boolean> {
  const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed')
  const { waiting = 0, active = 0, prioritized = 0, delayed = 0 } = counts
  if (waiting + active + prioritized > 0) return true
  return delayed > 0 && (await promoteRetries(queue, delayed))
}

/** A delayed job that was tried before waits for its next attempt; one that was not waits for its instant. */
async function promoteRetries(queue: ReturnType<Queues['queue']>, counted: number): Promise<boolean> {
  const delayed = await queue.getDelayed()
  const retries = delayed.filter((job) => job.attemptsMade > 0)
  for (const job of retries) await job.promote().catch(() => {})
  // One that was counted and is no longer delayed has begun its next attempt in between.
  return retries.length > 0 || delayed.length < counted
}

/** A deadline that stays undone after its job ran is not run again in the same call: it would never end. */
async function runDue({ database, queues, clock }: RestSettings, idle: () => Promise<void>): Promise<void> {
  const seen = new Set<string>()
  for (;;) {
    await idle()
    const due = await listOverdue(database, clock.now())
    const fresh = due.filter((deadline) => !seen.has(keyOf(deadline)))
    const [first] = fresh
    if (!first) return
    // Those of one instant together, instants one after the other, as they would have come.
    const together = fresh.filter(({ dueAt }) => dueAt.getTime() === first.dueAt.getTime())
    for (const deadline of together) seen.add(keyOf(deadline))
    await enqueueDeadlines(queues, together)
  }
}

function keyOf({ kind, subjectId, dueAt }: Deadline): string {
  return `${kind} ${subjectId} ${dueAt.getTime()}`
}
