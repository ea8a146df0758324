import type { Clock } from '#app/domain/shared/clock.ts'
import type { Database } from '#db/client.ts'

/** Marks messages as finished. Whoever comes while one mark is being written shares the next. */
export interface Finisher {
  finish(outboxIds: readonly string[]): Promise<void>
}

/** Wakes the relay when a lane has become free for a message that waits. */
export function makeFinisher(database: Database, clock: Clock): Finisher {
  let running: Promise<void> = Promise.resolve()
  let next: { ids: string[]; written: Promise<void> } | null = null
  const write = async (ids: readonly string[]): Promise<void> => {
    await database.sql.begin(async (tx) => {
      // A mark that a crash takes back is made again when the message is: nothing waits for the disk here.
      tx`set local synchronous_commit to off`.catch(() => {})
      await tx`
        with done as (
          update outbox set finished_at = ${clock.now()} where id = any(${[...ids]}::bigint[]) and finished_at is null
          returning lane
        )
        select pg_notify('outbox', '') where exists (
          select 1 from done join outbox waiting on waiting.lane = done.lane where waiting.dispatched_at is null)`
    })
  }
  return {
    finish(outboxIds) {
      if (outboxIds.length === 0) return Promise.resolve()
      if (next === null) {
        const ids: string[] = []
        const written = running.then(() => {
          next = null
          return write(ids)
        })
        running = written.catch(() => {})
        next = { ids, written }
      }
      next.ids.push(...outboxIds)
      return next.written
    },
  }
}
