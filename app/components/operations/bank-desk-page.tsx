import { Link } from '@remix-run/react'
import type { BankDeskView, CaseLine } from '#app/contracts/views/operations.ts'
import { formatCount, formatFen, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

export const CASE_TONES: Record<CaseLine['state'], Tone> = {
  open: 'danger',
  checking: 'warning',
  resolved: 'accent',
  corrected: 'accent',
  closed: 'neutral',
}

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
    <DataTable
      caption={words.cases}
      rows={view.cases}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'kind',
          header: words.kind,
          cell: (row) => (
            <Link to={paths.bankCase(row.id)} className="text-accent hover:underline">
              {words.caseKinds[row.kind]}
            </Link>
          ),
        },
        {
          key: 'state',
          header: text.common.state,
          cell: (row) => <Badge tone={CASE_TONES[row.state]}>{words.caseStates[row.state]}</Badge>,
        },
        { key: 'firm', header: words.firm, cell: (row) => row.organisationName ?? text.common.unknown },
        { key: 'bank', header: words.bankAmount, align: 'right', cell: (row) => formatFen(row.bankFen) },
        {
          key: 'ledger',
          header: words.ledgerAmount,
          align: 'right',
          cell: (row) => formatFen(row.ledgerFen),
        },
        { key: 'day', header: words.day, cell: (row) => row.day },
      ]}
    />
  )
}

function Days({ view }: { view: BankDeskView }) {
  const text = useText()
  const words = text.operations
  const amounts = ['bankIn', 'ledgerIn', 'bankOut', 'ledgerOut'] as const
  return (
    <DataTable
      caption={words.days}
      rows={view.days}
      rowKey={(row) => row.day}
      columns={[
        { key: 'day', header: words.day, cell: (row) => row.day },
        {
          key: 'differences',
          header: words.differences,
          align: 'right',
          cell: (row) => (
            <span className={row.differences > 0 ? 'font-semibold text-danger' : ''}>
              {formatCount(row.differences)}
            </span>
          ),
        },
        { key: 'count', header: words.movements, align: 'right', cell: (row) => formatCount(row.movements) },
        ...amounts.map((amount) => ({
          key: amount,
          header: words[amount],
          align: 'right' as const,
          cell: (row: BankDeskView['days'][number]) => formatFen(row[`${amount}Fen`]),
        })),
        { key: 'at', header: text.common.at, cell: (row) => formatInstant(row.comparedAt, text.locale) },
      ]}
    />
  )
}
