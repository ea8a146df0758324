import { Link } from '@remix-run/react'
import type { StatementRow, StatementView } from '#app/contracts/views/statement.ts'
import { formatFen, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { DataTable } from '../ui/table.tsx'

/** Every line of a firm's escrow account with its running balance, exact to the fen. */
export function StatementTable({ view }: { view: StatementView }) {
  const text = useText()
  const amount = (fen: number) => (fen === 0 ? '' : formatFen(fen))
  return (
    <DataTable
      caption={text.statement.title}
      rows={view.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'at',
          header: text.common.at,
          cell: (row) => <time dateTime={row.at}>{formatInstant(row.at, text.locale)}</time>,
        },
        { key: 'kind', header: text.statement.kind, cell: (row) => text.states.journal[row.kind] },
        { key: 'reference', header: text.statement.reference, cell: (row) => <Reference row={row} /> },
        { key: 'in', header: text.statement.inSum, align: 'right', cell: (row) => amount(row.inFen) },
        { key: 'out', header: text.statement.outSum, align: 'right', cell: (row) => amount(row.outFen) },
        {
          key: 'balance',
          header: text.statement.balance,
          align: 'right',
          cell: (row) => <strong>{formatFen(row.balanceFen)}</strong>,
        },
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={3} className="px-4 py-2 text-left sm:px-5">
            {text.common.total}
          </th>
          <td className="px-3 py-2 text-right">{formatFen(view.inFen)}</td>
          <td className="px-3 py-2 text-right">{formatFen(view.outFen)}</td>
          <td className="px-3 py-2 pr-4 text-right sm:pr-5">{formatFen(view.closingBalanceFen)}</td>
        </tr>
      }
    />
  )
}

function Reference({ row }: { row: StatementRow }) {
  return (
    <>
      {row.orderId ? (
        <Link to={paths.order(row.orderId)} className="text-accent hover:underline">
          {row.orderNumber ?? row.orderId}
        </Link>
      ) : (
        row.poolTitle
      )}
      <span className="block font-mono text-xs text-ink-faint">{row.journalId}</span>
    </>
  )
}
