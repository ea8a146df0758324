import { Link, useSearchParams } from '@remix-run/react'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '#app/i18n/text.ts'
import { Icon } from './icon.tsx'
import { DataTable } from './table.tsx'
import {
  type Asked,
  arrangedRows,
  parameterOf,
  readAsked,
  type SmartColumn,
  type SmartTableProps,
} from './table-order.ts'
import { TableTools } from './table-tools.tsx'

export type { SmartColumn } from './table-order.ts'

/**
 * A table that its reader sorts, filters, narrows and takes along. What is asked stands in the address: it works
 * without JavaScript, comes back with the page, and can be sent to somebody.
 */
export function SmartTable<Row>(props: SmartTableProps<Row>) {
  const { columns, rows, name } = props
  const text = useText()
  const [query] = useSearchParams()
  const asked = readAsked(query, columns, name)
  const [typed, setTyped] = useState(asked.find)
  const shown = arrangedRows(rows, columns, { ...asked, find: typed })
  const onPage = columns.filter(({ isFileOnly }) => !isFileOnly)
  const visible = onPage.filter(
    ({ key }, index) => index === 0 || asked.shown === null || asked.shown.includes(key),
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move the focus between rows; each target is a link or button of its own
    <div onKeyDown={walkRows}>
      <TableTools {...props} query={query} asked={asked} typed={typed} onType={setTyped} />
      <DataTable
        caption={props.caption}
        rows={shown}
        rowKey={props.rowKey}
        isCards
        totals={shown.length === rows.length ? props.totals : undefined}
        {...(props.isMarked ? { isMarked: props.isMarked } : {})}
        columns={visible.map((column) => ({
          ...column,
          ...(column.isAction ? {} : { label: column.header }),
          ...(asked.sort?.key === column.key
            ? { sorted: asked.sort.isDown ? 'descending' : 'ascending' }
            : {}),
          header: column.by ? (
            <SortLink column={column} asked={asked} query={query} name={name} />
          ) : (
            column.header
          ),
        }))}
      />
      {shown.length === 0 && rows.length > 0 && (
        <p className="px-5 py-6 text-center text-ink-soft">{text.common.noRows}</p>
      )}
    </div>
  )
}

interface SortLinkProps<Row> {
  column: SmartColumn<Row>
  asked: Asked
  query: URLSearchParams
  name: string | undefined
}

/** Up, then down, then as the table came. */
function SortLink<Row>({ column, asked, query, name }: SortLinkProps<Row>) {
  const isCurrent = asked.sort?.key === column.key
  const next = new URLSearchParams(query)
  const parameter = parameterOf(name, 'sort')
  if (!isCurrent) next.set(parameter, column.key)
  else if (asked.sort?.isDown) next.delete(parameter)
  else next.set(parameter, `-${column.key}`)
  return (
    <Link
      to={`?${next}`}
      replace
      preventScrollReset
      className="inline-flex min-h-8 items-center gap-1 rounded font-medium hover:text-ink hover:underline"
    >
      {column.header}
      {isCurrent && <Icon name="arrowDown" className={asked.sort?.isDown ? 'size-3' : 'size-3 rotate-180'} />}
    </Link>
  )
}

const TARGETS = 'a, button, summary'

/** Arrow keys go from row to row, to the first thing in it that can be pressed. */
function walkRows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.target instanceof Element)) return
  if (event.target.matches('input, select, textarea')) return
  const rows = [...event.currentTarget.querySelectorAll('tr')].filter((row) => row.querySelector(TARGETS))
  const at = rows.findIndex((row) => row.contains(event.target as Element))
  const next =
    rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step]?.querySelector<HTMLElement>(TARGETS)
  if (!next) return
  event.preventDefault()
  next.focus()
}
