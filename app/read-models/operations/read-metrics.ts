import type { Database } from '#db/client.ts'
import { loadJobs } from './load-jobs.ts'

/** Backlogs and ages in the text format of Prometheus: a line per figure, seconds and counts. */
export async function readMetrics(database: Database, now: Date): Promise<string> {
  const board = await loadJobs(database, now)
  const [ledger] = await database.sql<{ journals: number; unsealed: number; cases: number }[]>`
    select (select coalesce(max(ordinal), 0)::float8 from journal_seals) as journals,
      (select count(*)::int from unsealed_journals) as unsealed,
      (select count(*)::int from bank_cases where state in ('open', 'checking')) as cases`
  const lines: string[] = []
  const gauge = (
    name: string,
    help: string,
    values: readonly (readonly [labels: string, value: number])[],
  ) => {
    lines.push(`# HELP hecai_${name} ${help}`, `# TYPE hecai_${name} gauge`)
    for (const [labels, value] of values) lines.push(`hecai_${name}${labels} ${value}`)
  }
  const perQueue = (of: (queue: (typeof board.queues)[number]) => number) =>
    board.queues.map((queue) => [`{queue="${queue.name}",engine="${queue.engine}"}`, of(queue)] as const)
  gauge(
    'queue_waiting_jobs',
    'Jobs that wait to be begun.',
    perQueue((queue) => queue.waiting),
  )
  gauge(
    'queue_active_jobs',
    'Jobs being done.',
    perQueue((queue) => queue.active),
  )
  gauge(
    'queue_delayed_jobs',
    'Jobs for a later instant.',
    perQueue((queue) => queue.delayed),
  )
  gauge(
    'queue_failed_jobs',
    'Failed jobs that the queue still shows.',
    perQueue((queue) => queue.failed),
  )
  gauge(
    'queue_done_jobs',
    'Jobs that workers have done since they were first counted.',
    perQueue((queue) => queue.done),
  )
  gauge(
    'queue_age_seconds',
    'How long the oldest waiting job waits.',
    perQueue((queue) => queue.ageSeconds),
  )
  gauge('outbox_messages', 'Messages that are not finished, by where they are.', [
    ['{state="waiting"}', board.outbox.waiting],
    ['{state="held"}', board.outbox.held],
    ['{state="handed_over"}', board.outbox.unfinished],
  ])
  gauge('outbox_age_seconds', 'How long the oldest unfinished message waits.', [
    ['', board.outbox.ageSeconds],
  ])
  gauge('deadlines_overdue', 'Deadlines that passed undone.', [['', board.deadlines.overdue]])
  gauge('deadlines_age_seconds', 'How late the oldest of them is.', [
    ['', board.deadlines.overdue === 0 ? 0 : board.deadlines.ageSeconds],
  ])
  gauge('dead_letters_open', 'Failed jobs that wait for a person.', [['', board.openLetters]])
  gauge('workers', 'Workers that were seen within the hour.', [['', board.workers.length]])
  gauge('ledger_sealed_journals', 'Journals in the hash chain.', [['', ledger?.journals ?? 0]])
  gauge('ledger_unsealed_journals', 'Journals that wait for their seal.', [['', ledger?.unsealed ?? 0]])
  gauge('bank_cases_open', 'Differences with the bank that wait for a person.', [['', ledger?.cases ?? 0]])
  return `${lines.join('\n')}\n`
}
