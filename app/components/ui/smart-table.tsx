import { type ReactNode, useId, useState } from 'react'
import { byName } from '#app/domain/shared/name-order.ts'
import { useText } from '#app/i18n/text.ts'
import { LinkButton } from './button.tsx'
import { Checkbox } from './choices.tsx'
import { Icon } from './icon.tsx'
import { type Column, DataTable } from './table.tsx'

export interface SmartColumn<Row> extends Column<Row> {
  header: string
  /** What the column sorts and filters by: names by pinyin, figures by value. Without it, it does neither. */
  by?: (row: Row) => string | number | null
}

interface SmartTableProps<Row> {
  caption: string
  columns: SmartColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  foot?: ReactNode
  /** Where the same rows come from as a file; `format=csv` or `format=xlsx` is added. */
  exportPath?: string
}

interface Order {
  key: string
  isDown: boolean
}

/** A table that its reader sorts, filters, narrows and takes along. Without JavaScript: the table, in its own order. */
export function SmartTable<Row>(props: SmartTableProps<Row>) {
  const { columns, rows } = props
  const text = useText()
  const [order, setOrder] = useState<Order | null>(null)
  const [typed, setTyped] = useState('')
  const [hidden, setHidden] = useState<string[]>([])
  const shown = sorted(filtered(rows, columns, typed), columns, order)
  const turn = (key: string) =>
    setOrder((now) => (now?.key !== key ? { key, isDown: false } : now.isDown ? null : { key, isDown: true }))
  return (
    <div>
      <Tools {...props} typed={typed} onType={setTyped} hidden={hidden} onHide={setHidden} />
      <DataTable
        caption={props.caption}
        rows={shown}
        rowKey={props.rowKey}
        foot={props.foot}
        columns={columns
          .filter(({ key }) => !hidden.includes(key))
          .map((column) => ({
            ...column,
            ...(order?.key === column.key ? { sorted: order.isDown ? 'descending' : 'ascending' } : {}),
            header: column.by ? (
              <button
                type="button"
                className="inline-flex min-h-8 items-center gap-1 rounded font-medium hover:text-ink"
                onClick={() => turn(column.key)}
              >
                {column.header}
                {order?.key === column.key && (
                  <Icon name="arrowDown" className={order.isDown ? 'size-3' : 'size-3 rotate-180'} />
                )}
              </button>
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

interface ToolsProps<Row> extends SmartTableProps<Row> {
  typed: string
  onType: (typed: string) => void
  hidden: string[]
  onHide: (hidden: string[]) => void
}

function Tools<Row>({ columns, exportPath, typed, onType, hidden, onHide }: ToolsProps<Row>) {
  const text = useText()
  const id = useId()
  return (
    <div className="flex flex-wrap items-start gap-2 px-4 pb-3 sm:px-5" data-screen-only>
      <label htmlFor={id} className="sr-only">
        {text.common.filter}
      </label>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={text.common.filter}
        onChange={(event) => onType(event.currentTarget.value)}
        className="min-h-9 min-w-0 flex-1 basis-40 rounded-control border border-line-strong bg-surface px-3 text-sm"
      />
      <details className="relative">
        <summary className="flex min-h-9 items-center gap-1 rounded-control border border-line-strong px-3 text-sm">
          {text.common.columns}
          <Icon name="chevronDown" className="size-3" />
        </summary>
        <fieldset className="absolute right-0 z-10 mt-1 min-w-44 rounded-card border border-line bg-surface p-3 shadow-float">
          <legend className="sr-only">{text.common.columns}</legend>
          {columns.slice(1).map(({ key, header }) => (
            <Checkbox
              key={key}
              label={header}
              checked={!hidden.includes(key)}
              onChange={(event) =>
                onHide(event.currentTarget.checked ? hidden.filter((one) => one !== key) : [...hidden, key])
              }
            />
          ))}
        </fieldset>
      </details>
      {exportPath && (
        <>
          <LinkButton to={`${exportPath}?format=csv`} size="small" isFile>
            CSV
          </LinkButton>
          <LinkButton to={`${exportPath}?format=xlsx`} size="small" isFile>
            Excel
          </LinkButton>
        </>
      )}
    </div>
  )
}

function filtered<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  typed: string,
): readonly Row[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const line = columns
      .map((column) => String(column.by?.(row) ?? ''))
      .join(' ')
      .toLowerCase()
    return words.every((word) => line.includes(word))
  })
}

/** Rows without a value stand last, whichever way it is sorted. */
function sorted<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  order: Order | null,
): readonly Row[] {
  const by = columns.find(({ key }) => key === order?.key)?.by
  if (!by || !order) return rows
  const way = order.isDown ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : byName(String(a), String(b)))
  })
}
