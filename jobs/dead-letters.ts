import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'
import { keepDeadLetter } from '#db/stores/dead-letters.ts'
import { begin } from '#db/transaction.ts'
import { DEADLINE_JOB } from './catalog.ts'
import { readJobId } from './enqueue.ts'
import type { Queues } from './queues.ts'
import { deadlineMessageId } from './schedule.ts'

/** A job that will not be tried again. */
export interface FailedJob {
  readonly id?: string | undefined
  readonly name: string
  readonly data: unknown
  readonly attemptsMade: number
}

interface Office {
  readonly database: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly ids: Ids
}

const REASON_LENGTH = 500
const STACK_LENGTH = 4_000

/** Keeps a job that used up its attempts where no flush of a queue reaches it. */
export async function keepFailed(office: Office, job: FailedJob, fault: Error): Promise<void> {
  const { database, queues, clock, ids } = office
  const queue = queues.catalog.jobs[job.name]?.queue ?? 'unknown'
  const act = { actor: SYSTEM_ACTOR, now: clock.now() }
  await begin(database, (tx) =>
    keepDeadLetter(tx, act, {
      id: ids.next('ltr'),
      messageId: messageIdOf(job),
      queue,
      job: job.name,
      payload: job.data,
      attempts: job.attemptsMade,
      reason: fault.message.slice(0, REASON_LENGTH),
      stack: fault.stack?.slice(0, STACK_LENGTH) ?? null,
    }),
  )
}

/** What a job is about: the same on every attempt and every replay. */
export function messageIdOf(job: Pick<FailedJob, 'id' | 'name' | 'data'>): string {
  if (job.name === DEADLINE_JOB) return deadlineMessageId(job.data as { kind: string; subjectId: string })
  return job.id === undefined ? job.name : readJobId(job.id).messageId
}
