import type { BankDeskView } from '#app/contracts/views/operations.ts'
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
