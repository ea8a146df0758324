import type { JobsView, QueueReading, SeenJob } from '#app/contracts/views/operations.ts'
import type { QueueView } from '#app/contracts/views/operator.ts'
import { formatCount } from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import { countColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

type Worker = JobsView['workers'][number]

/** Queues as their workers last read them. */
export function queueColumns(text: Text): SmartColumn<QueueReading>[] {
  const words = text.operations
  const figures = {
    waiting: 'waiting',
    active: 'active',
    delayed: 'delayed',
    failed: 'failed',
    doneInAll: 'done',
  } as const
  return [
    wordColumn({ key: 'name', header: words.queue }, (queue) => text.jobs.queueName(queue.name)),
    ...(Object.keys(figures) as (keyof typeof figures)[]).map((figure) =>
      countColumn<QueueReading>(
        {
          key: figure,
          header: words[figure],
          unit: text.common.each,
          ...(figure === 'failed'
            ? {
                cell: ({ failed }) => (
                  <span className={failed > 0 ? 'font-semibold text-danger' : ''}>{formatCount(failed)}</span>
                ),
              }
            : {}),
        },
        (queue) => queue[figures[figure]],
      ),
    ),
    timeColumn(text, { key: 'countedSince', header: words.countedSince }, (queue) => queue.countedSince),
    countColumn(
      { key: 'age', header: words.age, unit: words.second, cell: (queue) => words.seconds(queue.ageSeconds) },
      (queue) => queue.ageSeconds,
    ),
    wordColumn({ key: 'engine', header: words.engine }, (queue) => queue.engine),
    timeColumn(text, { key: 'at', header: words.seen }, (queue) => queue.readAt),
  ]
}

/** A job with the queue that it stands in. */
export type QueuedJob = SeenJob & { queue: string }

/** What the workers last saw in all queues. */
export function seenJobs({ queues }: JobsView): QueuedJob[] {
  return queues.flatMap((queue) => queue.jobs.map((job) => ({ ...job, queue: queue.name })))
}

export function seenJobColumns(text: Text): SmartColumn<QueuedJob>[] {
  const words = text.operations
  return [
    wordColumn({ key: 'job', header: words.job, isPicked: true }, (job) => text.jobs.jobName(job.name)),
    wordColumn({ key: 'queue', header: words.queue, isPicked: true }, (job) =>
      text.jobs.queueName(job.queue),
    ),
    wordColumn({ key: 'state', header: text.common.state, isPicked: true }, (job) => words[job.state]),
    countColumn(
      { key: 'attempts', header: words.attempts, unit: text.common.occasions },
      (job) => job.attempts,
    ),
    timeColumn(text, { key: 'at', header: words.dueAt }, (job) => job.at),
    wordColumn(
      { key: 'id', header: words.message },
      (job) => job.id,
      (job) => <code className="font-mono text-xs break-all">{job.id}</code>,
    ),
  ]
}

export function workerColumns(text: Text): SmartColumn<Worker>[] {
  const words = text.operations
  return [
    wordColumn(
      { key: 'id', header: words.worker },
      (worker) => worker.id,
      (worker) => <code className="font-mono text-xs break-all">{worker.id}</code>,
    ),
    timeColumn(text, { key: 'since', header: words.since }, (worker) => worker.startedAt),
    timeColumn(text, { key: 'seen', header: words.seen }, (worker) => worker.seenAt),
    countColumn({ key: 'done', header: words.done, unit: text.common.each }, (worker) => worker.jobsDone),
    countColumn(
      { key: 'failed', header: words.failed, unit: text.common.each },
      (worker) => worker.jobsFailed,
    ),
  ]
}

/** Queues as the database sees them at this moment. */
export function queueNowColumns(text: Text): SmartColumn<QueueView>[] {
  const words = text.operator
  const figures = ['waiting', 'active', 'delayed', 'failed'] as const
  return [
    wordColumn({ key: 'name', header: words.queue }, (queue) => text.jobs.queueName(queue.name)),
    ...figures.map((figure) =>
      countColumn<QueueView>(
        {
          key: figure,
          header: words[figure],
          unit: text.common.each,
          cell: (queue) => (
            <span className={figure === 'failed' && queue.failed > 0 ? 'font-semibold text-danger' : ''}>
              {formatCount(queue[figure])}
            </span>
          ),
        },
        (queue) => queue[figure],
      ),
    ),
  ]
}
