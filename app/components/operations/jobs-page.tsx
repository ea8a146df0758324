import type { JobsView } from '#app/contracts/views/operations.ts'
import { formatCount } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState, Notice } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { letterColumns } from './desk-columns.tsx'
import { queueColumns, seenJobColumns, seenJobs, workerColumns } from './job-columns.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

/** The board of jobs: who works, what waits and since when, what failed for good. */
export function JobsPage({ view }: { view: JobsView }) {
  const text = useText()
  const words = text.operations
  return (
    <>
      <PageHeader title={words.jobs} lead={words.jobsLead} />
      <OperatorTabs current="jobs" />
      {view.workers.length === 0 && (
        <div className="mb-4">
          <Notice tone="danger">{words.workersNone}</Notice>
        </div>
      )}
      <Card className="mb-4">
        <Stats className="grid-cols-2 sm:grid-cols-4">
          <Stat
            label={`${words.outbox} · ${words.outboxWaiting}`}
            value={words.messageCount(formatCount(view.outbox.waiting))}
            hint={`${words.age} ${words.seconds(view.outbox.ageSeconds)}`}
          />
          <Stat
            label={`${words.outbox} · ${words.outboxUnfinished}`}
            value={words.messageCount(formatCount(view.outbox.unfinished))}
          />
          <Stat
            label={`${words.outbox} · ${words.outboxHeld}`}
            value={words.messageCount(formatCount(view.outbox.held))}
          />
          <Stat
            label={`${words.deadlines} · ${words.overdue}`}
            value={formatCount(view.deadlines.overdue)}
            hint={`${words.upcoming} ${formatCount(view.deadlines.upcoming)}`}
          />
        </Stats>
      </Card>
      <div className="grid grid-cols-1 items-start gap-4 lg:gap-6">
        <Letters view={view} />
        <QueueTable view={view} />
        <SeenJobs view={view} />
        <WorkerTable view={view} />
      </div>
    </>
  )
}

function Letters({ view }: { view: JobsView }) {
  const text = useText()
  const words = text.operations
  return (
    <Card title={`${words.letters} (${view.openLetters})`} hint={words.lettersHint} isPadded={false}>
      {view.letters.length === 0 ? (
        <EmptyState title={words.lettersNone} />
      ) : (
        <SmartTable
          name="letters"
          caption={words.letters}
          rows={view.letters}
          rowKey={(letter) => letter.id}
          exportPath={paths.sheet('dead-letters')}
          columns={letterColumns(text)}
        />
      )}
    </Card>
  )
}

function QueueTable({ view }: { view: JobsView }) {
  const text = useText()
  return (
    <Card title={text.operator.queues} isPadded={false}>
      <SmartTable
        name="queues"
        caption={text.operator.queues}
        rows={view.queues}
        rowKey={(queue) => queue.name}
        exportPath={paths.sheet('queues')}
        columns={queueColumns(text)}
      />
    </Card>
  )
}

function SeenJobs({ view }: { view: JobsView }) {
  const text = useText()
  const words = text.operations
  const jobs = seenJobs(view)
  return (
    <Card title={words.inQueues} isPadded={false}>
      {jobs.length === 0 ? (
        <EmptyState title={words.inQueuesNone} />
      ) : (
        <SmartTable
          name="jobs"
          caption={words.inQueues}
          rows={jobs}
          rowKey={(job) => `${job.queue} ${job.id}`}
          exportPath={paths.sheet('queued-jobs')}
          columns={seenJobColumns(text)}
        />
      )}
    </Card>
  )
}

function WorkerTable({ view }: { view: JobsView }) {
  const text = useText()
  const words = text.operations
  if (view.workers.length === 0) return null
  return (
    <Card title={words.workers} isPadded={false}>
      <SmartTable
        name="workers"
        caption={words.workers}
        rows={view.workers}
        rowKey={(worker) => worker.id}
        exportPath={paths.sheet('workers')}
        columns={workerColumns(text)}
      />
    </Card>
  )
}
