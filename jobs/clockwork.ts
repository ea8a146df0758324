import type { Logger } from 'pino'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'
import { CATALOG, DEADLINE_JOB, type JobName } from './catalog.ts'
import { listenersOf } from './relay-outbox.ts'
import { listOverdue, nextDueAt } from './schedule.ts'
import type { Handlers, JobContext } from './worker.ts'

/** A clock that somebody moves. */
export interface MovableClock extends Clock {
  set(instant: Date): void
}

export interface ClockworkSettings {
  readonly database: Database
  readonly clock: MovableClock
  readonly ids: Ids
  readonly handlers: Handlers
  readonly log: Logger
}

/** The jobs of a stretch of time, done one after the other in this thread: for seeds, models and tests. */
export interface Clockwork {
  /** Does what is told and what is due by now, and what follows from it. */
  settle(): Promise<void>
  /** Moves the clock from deadline to deadline up to an instant and settles at each. */
  until(instant: Date): Promise<void>
}

export function clockwork(settings: ClockworkSettings): Clockwork {
  const { database, clock } = settings
  const settle = async (): Promise<void> => {
    const tried = new Set<string>()
    for (;;) {
      await relayInline(settings)
      const due = await listOverdue(database, clock.now())
      const next = due.find(
        ({ kind, subjectId, dueAt }) => !tried.has(`${kind} ${subjectId} ${dueAt.getTime()}`),
      )
      if (!next) return
      // A deadline that stays undone after its job ran is left alone: it would never end.
      tried.add(`${next.kind} ${next.subjectId} ${next.dueAt.getTime()}`)
      await handle(
        settings,
        DEADLINE_JOB,
        { kind: next.kind, subjectId: next.subjectId },
        `due-${next.kind}-${next.subjectId}`,
      )
    }
  }
  return {
    settle,
    async until(instant) {
      await settle()
      for (;;) {
        const next = await nextDueAt(database)
        if (next === null || next > instant) break
        if (next <= clock.now()) break
        clock.set(next)
        await settle()
      }
      clock.set(instant)
      await settle()
    },
  }
}

/** Hands every untold row of the outbox to its handler, in order; topics without a job are only marked. */
async function relayInline(settings: ClockworkSettings): Promise<void> {
  const { sql } = settings.database
  for (;;) {
    const rows = await sql<Told[]>`
      update outbox set dispatched_at = created_at, finished_at = created_at where id in (
        select id from outbox where dispatched_at is null order by id limit 100)
      returning id, topic, payload`
    if (rows.length === 0) return
    const inOrder = [...rows].sort((a, b) => Number(a.id - b.id))
    for (const [index, row] of inOrder.entries()) {
      try {
        await handleTold(settings, row)
      } catch (fault) {
        // What was not done is told again, as a queue would.
        const undone = inOrder.slice(index).map(({ id }) => String(id))
        await sql`
          update outbox set dispatched_at = null, finished_at = null where id = any(${undone}::bigint[])`
        throw fault
      }
    }
  }
}

interface Told {
  readonly id: bigint
  readonly topic: string
  readonly payload: unknown
}

async function handleTold(settings: ClockworkSettings, { id, topic, payload }: Told): Promise<void> {
  const names = listenersOf(topic, CATALOG) as JobName[]
  for (const name of names) {
    const messageId = `outbox-${id}${names.length > 1 ? `-${name}` : ''}`
    await handle(settings, name, payload, messageId)
  }
}

async function handle(
  settings: ClockworkSettings,
  name: JobName,
  payload: unknown,
  messageId: string,
): Promise<void> {
  const handler = settings.handlers[name] as (ctx: JobContext, told: unknown) => Promise<void>
  const { database, clock, ids, log } = settings
  await handler(
    { database, clock, ids, log, messageId, attempt: 0 },
    CATALOG.jobs[name].schema.parse(payload),
  )
}
