import type { InvariantView, OperatorView } from '#app/contracts/views/operator.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { accountColumns, differenceColumns } from '../operations/desk-columns.tsx'
import { queueNowColumns } from '../operations/job-columns.tsx'
import { OperatorTabs } from '../operations/operator-tabs.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, Notice } from '../ui/feedback.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** What must always be true, and whether it is: invariants, ledger, bank, jobs. */
export function OperatorPage({ view }: { view: OperatorView }) {
  const text = useText()
  const broken = view.invariants.filter((one) => !one.isHeld).length
  return (
    <>
      <PageHeader
        title={text.operator.title}
        lead={`${text.operator.lead} ${text.operator.checkedAt(formatInstant(view.checkedAt, text.locale))}`}
      />
      <OperatorTabs current="overview" />
      <div className="mb-4">
        <Notice tone={broken === 0 ? 'accent' : 'danger'}>
          {broken === 0 ? text.operator.allHeld(view.invariants.length) : text.operator.someBroken(broken)}
        </Notice>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Card title={text.operator.invariants}>
          <ul className="flex flex-col divide-y divide-line">
            {view.invariants.map((invariant) => (
              <InvariantLine key={invariant.number} invariant={invariant} />
            ))}
          </ul>
        </Card>
        <Ledger view={view} />
        <Queues view={view} />
        <Differences view={view} />
      </div>
    </>
  )
}

function InvariantLine({ invariant }: { invariant: InvariantView }) {
  const text = useText()
  return (
    <li className="flex flex-wrap items-start justify-between gap-2 py-2 text-sm">
      <span className="flex min-w-0 items-start gap-2">
        <Icon
          name={invariant.isHeld ? 'check' : 'danger'}
          className={invariant.isHeld ? 'mt-1 text-accent' : 'mt-1 text-danger'}
        />
        <span>
          {invariant.number}. {invariant.name}
          {invariant.examples.map((example) => (
            <code key={example} className="block font-mono text-xs break-all text-danger">
              {example}
            </code>
          ))}
        </span>
      </span>
      <Badge tone={invariant.isHeld ? 'accent' : 'danger'}>
        {invariant.isHeld
          ? text.operator.invariantHeld
          : text.operator.invariantBroken(invariant.brokenCount)}
      </Badge>
    </li>
  )
}

function Ledger({ view }: { view: OperatorView }) {
  const text = useText()
  const { ledger } = view
  return (
    <Card title={text.operator.ledger} isPadded={false}>
      <div className="px-4 pb-4 sm:px-5">
        <Stats className="grid-cols-2">
          <Stat label={text.operator.sum} value={formatFen(ledger.sumFen)} hint={text.operator.sumHint} />
          <Stat label={text.operator.escrow} tone="accent" value={formatFen(ledger.escrowFen)} />
          <Stat label={text.operator.journals} value={ledger.journals} />
          <Stat label={text.operator.entries} value={ledger.entries} />
        </Stats>
      </div>
      <SmartTable
        name="accounts"
        caption={text.operator.ledger}
        rows={ledger.accounts}
        rowKey={(account) => account.account}
        exportPath={paths.sheet('accounts')}
        columns={accountColumns(text)}
      />
    </Card>
  )
}

function Queues({ view }: { view: OperatorView }) {
  const text = useText()
  return (
    <Card
      title={text.operator.queues}
      aside={`${text.operator.outbox}: ${text.operator.outboxLine(view.outbox.waiting)}`}
      isPadded={false}
    >
      <SmartTable
        name="queues"
        caption={text.operator.queues}
        rows={view.queues}
        rowKey={(queue) => queue.name}
        columns={queueNowColumns(text)}
      />
      <div className="border-t border-line p-4 text-sm sm:px-5">
        <h3 className="font-medium">{text.operator.failedJobs}</h3>
        {view.failedJobs.length === 0 && <p className="text-ink-faint">{text.operator.failedNone}</p>}
        <ul>
          {view.failedJobs.map((job) => (
            <li key={`${job.queue}/${job.id}`} className="py-1">
              {job.name} · {formatInstant(job.failedAt, text.locale)} · {text.common.times(job.attempts)}
              <span className="block font-mono text-xs break-all text-danger">{job.reason}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Differences({ view }: { view: OperatorView }) {
  const text = useText()
  return (
    <Card title={text.operator.differences} isPadded={false}>
      {view.differences.length === 0 ? (
        <EmptyState title={text.operator.differencesNone} />
      ) : (
        <SmartTable
          name="differences"
          caption={text.operator.differences}
          rows={view.differences}
          rowKey={(row) => row.id}
          exportPath={paths.sheet('differences')}
          columns={differenceColumns(text)}
        />
      )}
    </Card>
  )
}
