import { Link } from '@remix-run/react'
import type { CommitmentRow } from '#app/contracts/views/commitments.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { TimeLeft } from '../countdown/countdown.tsx'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { moneyColumn, quantityColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** What a firm has promised, pool by pool. `nowAt`: what the time left counts from. */
export function commitmentColumns(text: Text, nowAt = ''): SmartColumn<CommitmentRow>[] {
  const saving = (row: CommitmentRow) => row.award?.savingFen ?? row.commitment.projectedSavingFen
  return [
    wordColumn(
      { key: 'pool', header: text.join.page.pool },
      (row) => row.pool.title,
      (row) => <PoolCell row={row} nowAt={nowAt} />,
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (row) => text.states.commitment[row.commitment.state],
      (row) => <StateBadge of="commitment" state={row.commitment.state} />,
    ),
    quantityColumn(text, { key: 'quantity', header: text.common.quantity }, (row) => row.commitment.quantity),
    moneyColumn(
      text,
      { key: 'price', header: text.common.unitPrice },
      (row) => row.award?.priceFen ?? row.pool.projectedPriceFen,
    ),
    moneyColumn(
      text,
      { key: 'total', header: text.join.projectedTotal },
      (row) => row.commitment.projectedTotalFen,
    ),
    moneyColumn(text, { key: 'saving', header: text.common.saving, isSaving: true }, saving),
    moneyColumn(
      text,
      { key: 'deposit', header: text.join.depositHeld },
      (row) => row.commitment.depositHeldFen,
    ),
    {
      key: 'order',
      header: text.common.details,
      isAction: true,
      align: 'right',
      cell: (row) =>
        row.award?.orderId && (
          <LinkButton to={paths.order(row.award.orderId)} size="small">
            {text.join.toOrder}
          </LinkButton>
        ),
    },
  ]
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
