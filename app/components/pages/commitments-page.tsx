import { Link } from '@remix-run/react'
import type { CommitmentRow, CommitmentsView } from '#app/contracts/views/commitments.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { TimeLeft } from '../countdown/countdown.tsx'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** What a firm has promised, what it has deposited, and what came of it. */
export function CommitmentsPage({ view }: { view: CommitmentsView }) {
  const text = useText()
  return (
    <>
      <PageHeader title={text.join.page.title} lead={text.join.page.lead} />
      {view.rows.length === 0 ? (
        <EmptyState title={text.join.page.empty} hint={text.join.page.emptyHint}>
          <LinkButton to={paths.pools} tone="primary">
            {text.join.page.browse}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <Card className="mb-6">
            <Stats className="grid-cols-2 sm:grid-cols-3">
              <Stat
                label={text.join.page.activeQuantity}
                value={formatQuantity(view.activeQuantity, text.locale)}
              />
              <Stat
                label={text.join.page.depositHeld}
                value={formatFenCompact(view.depositHeldFen, text.locale)}
              />
              <Stat
                label={text.join.page.projectedSaving}
                tone="saving"
                value={formatFenCompact(view.projectedSavingFen, text.locale)}
              />
            </Stats>
          </Card>
          <Card isPadded={false} title={text.join.page.title}>
            <CommitmentsTable view={view} />
          </Card>
        </>
      )}
    </>
  )
}

function CommitmentsTable({ view }: { view: CommitmentsView }) {
  const text = useText()
  const money = (fen: number | null) => (fen === null ? text.common.unknown : formatPrice(fen))
  return (
    <SmartTable
      exportPath={paths.commitmentsExport}
      caption={text.join.page.title}
      rows={view.rows}
      rowKey={(row) => row.commitment.id}
      columns={[
        {
          key: 'pool',
          header: text.join.page.pool,
          by: (row) => row.pool.title,
          cell: (row) => <PoolCell row={row} nowAt={view.nowAt} />,
        },
        {
          key: 'state',
          header: text.common.state,
          by: (row) => text.states.commitment[row.commitment.state],
          cell: (row) => <StateBadge of="commitment" state={row.commitment.state} />,
        },
        {
          key: 'quantity',
          header: text.common.quantity,
          align: 'right',
          by: (row) => row.commitment.quantity,
          cell: (row) => formatQuantity(row.commitment.quantity, text.locale),
        },
        {
          key: 'price',
          header: text.common.unitPrice,
          align: 'right',
          by: (row) => row.award?.priceFen ?? row.pool.projectedPriceFen,
          cell: (row) => money(row.award?.priceFen ?? row.pool.projectedPriceFen),
        },
        {
          key: 'total',
          header: text.join.projectedTotal,
          align: 'right',
          by: (row) => row.commitment.projectedTotalFen,
          cell: (row) => money(row.commitment.projectedTotalFen),
        },
        {
          key: 'saving',
          header: text.common.saving,
          align: 'right',
          by: (row) => row.award?.savingFen ?? row.commitment.projectedSavingFen,
          cell: (row) => (
            <span className="text-saving">
              {money(row.award?.savingFen ?? row.commitment.projectedSavingFen)}
            </span>
          ),
        },
        {
          key: 'deposit',
          header: text.join.depositHeld,
          align: 'right',
          by: (row) => row.commitment.depositHeldFen,
          cell: (row) => money(row.commitment.depositHeldFen),
        },
        {
          key: 'order',
          header: text.common.details,
          align: 'right',
          cell: (row) =>
            row.award?.orderId && (
              <LinkButton to={paths.order(row.award.orderId)} size="small">
                {text.join.toOrder}
              </LinkButton>
            ),
        },
      ]}
    />
  )
}

function PoolCell({ row, nowAt }: { row: CommitmentRow; nowAt: string }) {
  const text = useText()
  return (
    <>
      <Link to={paths.pool(row.pool.id)} className="font-medium text-accent hover:underline">
        {row.pool.title}
      </Link>
      <span className="block text-xs text-ink-faint">
        {text.join.page.poolQuantity} {formatQuantity(row.pool.quantity, text.locale)}
        {row.pool.state === 'open' && (
          <>
            {' · '}
            <TimeLeft untilAt={row.pool.joinClosesAt} nowAt={nowAt} over={text.pools.closed} />
          </>
        )}
      </span>
    </>
  )
}
