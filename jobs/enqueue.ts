import type { JobsOptions } from 'bullmq'
import type { JobDefinition } from './catalog.ts'
import { goesWhenDone, type Queues } from './queues.ts'

/** A job to be added: its name, what it says, and what BullMQ needs to know of it. */
export interface NewJob {
  readonly name: string
  readonly payload: unknown
  readonly options: JobsOptions
}

/** Adds jobs in their order, one round trip per queue. */
export async function enqueue(queues: Queues, jobs: readonly NewJob[]): Promise<void> {
  const byQueue = new Map<string, NewJob[]>()
  for (const job of jobs) {
    const { queue } = definitionOf(queues, job.name)
    byQueue.set(queue, [...(byQueue.get(queue) ?? []), job])
  }
  for (const [name, batch] of byQueue) {
    await queues.queue(name).addBulk(
      batch.map(({ name: jobName, payload, options }) => {
        const { attempts, backoffMs } = definitionOf(queues, jobName)
        // Jobs that failed together must not come back together.
        const backoff = { type: 'exponential', delay: backoffMs, jitter: 0.5 }
        const kept = goesWhenDone(queues.engine) ? { removeOnComplete: true } : {}
        return { name: jobName, data: payload, opts: { attempts, backoff, ...kept, ...options } }
      }),
    )
  }
}

function definitionOf(queues: Queues, name: string): JobDefinition {
  const definition = queues.catalog.jobs[name]
  if (!definition) throw new RangeError(`no such job: ${name}`)
  return definition
}

const REPLAY = '~'

/** The identity of a message's job, or of its replay: the message stays the same, the job is another. */
export function messageJobId(messageId: string, replayedBy?: bigint): string {
  return replayedBy === undefined ? messageId : `${messageId}${REPLAY}${replayedBy}`
}

/** What a job's identity says: the message it is about, and the outbox rows that are finished with it. */
export function readJobId(jobId: string): { readonly messageId: string; readonly outboxIds: string[] } {
  const [messageId = jobId, replayedBy] = jobId.split(REPLAY)
  const own = /^outbox-(\d+)$/.exec(messageId)?.[1]
  return { messageId, outboxIds: [own, replayedBy].filter((id) => id !== undefined) }
}

/** BullMQ keeps the colon of a job's identity for itself. */
export function jobIdOf(...parts: (string | number | bigint)[]): string {
  return parts.join('-').replaceAll(':', '_')
}
