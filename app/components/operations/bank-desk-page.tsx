import type { BankDeskView } from '#app/contracts/views/operations.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { caseColumns, dayColumns } from './desk-columns.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

/** The bank's books against ours: every day compared, every difference a case. */
export function BankDeskPage({ view }: { view: BankDeskView }) {
  const text = useText()
  const words = text.operations
  return (
    <>
      <PageHeader title={words.bank} lead={words.bankLead} />
      <OperatorTabs current="bank" />
      <div className="grid grid-cols-1 items-start gap-4 lg:gap-6">
        {view.doubts.length > 0 && <Doubts view={view} />}
        <Card title={`${words.cases} (${view.openCases})`} hint={words.signHint} isPadded={false}>
          {view.cases.length === 0 ? <EmptyState title={words.casesNone} /> : <Cases view={view} />}
        </Card>
        <Card title={words.days} isPadded={false}>
          {view.days.length === 0 ? <EmptyState title={words.daysNone} /> : <Days view={view} />}
        </Card>
      </div>
    </>
  )
}

/** What the bank has left open: not a difference, and nothing to be done but wait for its word. */
function Doubts({ view: { doubts } }: { view: BankDeskView }) {
  const text = useText()
  const words = text.operations
  return (
    <Card title={`${words.doubts} (${doubts.length})`} hint={words.doubtsHint}>
      <ul className="flex flex-col divide-y divide-line">
        {doubts.map((one) => (
          <li key={one.paymentId} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2.5 text-sm">
            <span className="min-w-0">
              <span className="font-medium">{one.firm}</span> · {text.states.purpose[one.purpose]} ·{' '}
              <strong>{formatFen(one.amountFen)}</strong> · {words.doubtsWay[one.direction]}
            </span>
            <span className="text-ink-faint">
              {words.doubtsSince(formatInstant(one.since, text.locale))}
              {one.askedAt && ` · ${words.doubtsAsked(formatInstant(one.askedAt, text.locale))}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Cases({ view }: { view: BankDeskView }) {
  const text = useText()
  const words = text.operations
  return (
    <SmartTable
      name="cases"
      caption={words.cases}
      rows={view.cases}
      rowKey={(row) => row.id}
      exportPath={paths.sheet('bank-cases')}
      columns={caseColumns(text)}
    />
  )
}

function Days({ view }: { view: BankDeskView }) {
  const text = useText()
  const words = text.operations
  return (
    <SmartTable
      name="days"
      caption={words.days}
      rows={view.days}
      rowKey={(row) => row.day}
      exportPath={paths.sheet('bank-days')}
      columns={dayColumns(text)}
    />
  )
}
