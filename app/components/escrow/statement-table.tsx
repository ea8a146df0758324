import { Link } from '@remix-run/react'
import type { StatementRow, StatementView } from '#app/contracts/views/statement.ts'
import { formatFen } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import { type SmartColumn, SmartTable } from '../ui/smart-table.tsx'
import { journalName } from './journal-name.ts'

/** Every line of a firm's escrow account with its running balance, exact to the fen. */
export function StatementTable({ view, exportPath }: { view: StatementView; exportPath?: string }) {
  const text = useText()
  return (
    <SmartTable
      caption={text.statement.title}
      rows={view.rows}
      rowKey={(row) => row.id}
      {...(exportPath ? { exportPath } : {})}
      columns={statementColumns(text)}
      totals={{
        at: text.common.total,
        in: formatFen(view.inFen),
        out: formatFen(view.outFen),
        balance: formatFen(view.closingBalanceFen),
      }}
    />
  )
}

function statementColumns(text: Text): SmartColumn<StatementRow>[] {
  const amountColumn = (key: string, header: string, fen: (row: StatementRow) => number) =>
    moneyColumn<StatementRow>(
      text,
      { key, header, isExact: true, cell: (row) => (fen(row) === 0 ? '' : formatFen(fen(row))) },
      (row) => fen(row) || null,
    )
  return [
    timeColumn(text, { key: 'at', header: text.common.at }, (row) => row.at),
    wordColumn({ key: 'kind', header: text.statement.kind, isPicked: true }, (row) => journalName(row, text)),
    wordColumn(
      { key: 'reference', header: text.statement.reference },
      (row) => row.orderNumber ?? row.poolTitle ?? row.bookingName,
      (row) => <Reference row={row} />,
    ),
    amountColumn('in', text.statement.inSum, (row) => row.inFen),
    amountColumn('out', text.statement.outSum, (row) => row.outFen),
    moneyColumn(
      text,
      {
        key: 'balance',
        header: text.statement.balance,
        isExact: true,
        cell: (row) => <strong>{formatFen(row.balanceFen)}</strong>,
      },
      (row) => row.balanceFen,
    ),
  ]
}

function Reference({ row }: { row: StatementRow }) {
  return (
    <>
      {row.orderId ? (
        <Link to={paths.order(row.orderId)} className="text-accent hover:underline">
          {row.orderNumber ?? row.orderId}
        </Link>
      ) : (
        (row.poolTitle ?? row.bookingName)
      )}
      <span className="block font-mono text-xs text-ink-faint">{row.journalId}</span>
    </>
  )
}
