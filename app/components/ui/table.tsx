import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export interface Column<Row> {
  key: string
  header: ReactNode
  cell: (row: Row, index: number) => ReactNode
  align?: 'left' | 'right'
  /** Hidden below 640 px; its content must stand elsewhere or be dispensable. */
  isWideOnly?: boolean
  /** The rows stand in the order of this column. */
  sorted?: 'ascending' | 'descending'
  /** Said before the value where a row is a card; a cell without it takes the whole width, as buttons do. */
  label?: string
}

interface TableProps<Row> {
  /** What the table is about, for screen readers. */
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  /** Marks a row, e.g. the reader's own. */
  isMarked?: (row: Row) => boolean
  /** The last line, by column. */
  totals?: Readonly<Record<string, ReactNode>> | undefined
  className?: string
  /** On a phone each row is a card; needs `label`s. Else the table scrolls sideways. */
  isCards?: boolean
}

const SCROLLING = 'fade-where-more overflow-x-auto'
const BOX = 'cards-on-phone'

/** Laid out as a card, an element is no row or cell of its own accord any more: its role is said. */
const role = (name: string) => ({ role: name })

/** Rows of figures. On a phone it scrolls sideways under a first column that stays, or each row is a card. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, isMarked, totals, className, isCards } = props
  /** The value of a card stands beside its label as one thing, however many parts it has. */
  const boxed = (value: ReactNode) => (isCards ? <div>{value}</div> : value)
  const box = classes(SCROLLING, isCards && BOX, className)
  return (
    // biome-ignore lint/a11y: a box that scrolls must be named and reachable by keyboard; it groups no fields
    <div role="group" className={box} aria-label={caption} tabIndex={0}>
      <table {...role('table')} className="relative w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')} className="border-b border-line-strong text-left text-ink-soft">
            {columns.map((column, index) => (
              <th
                {...role('columnheader')}
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={classes(cellClasses(column, index), 'align-middle font-medium break-keep')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row, rowIndex) => (
            <Line
              key={rowKey(row, rowIndex)}
              columns={columns}
              className={classes(
                'border-b border-line last:border-b-0',
                isMarked?.(row) ? 'bg-accent-soft' : 'bg-surface',
              )}
              cell={(column) => boxed(column.cell(row, rowIndex))}
            />
          ))}
        </tbody>
        {totals && (
          <tfoot {...role('rowgroup')} className="border-t border-line-strong font-medium">
            <Line columns={columns} className="bg-surface" cell={({ key }) => boxed(totals[key])} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

interface LineProps<Row> {
  columns: Column<Row>[]
  className: string
  cell: (column: Column<Row>) => ReactNode
}

function Line<Row>({ columns, className, cell }: LineProps<Row>) {
  return (
    <tr {...role('row')} className={className}>
      {columns.map((column, index) => {
        const looks = classes(cellClasses(column, index), 'align-top')
        return index === 0 ? (
          <th
            {...role('rowheader')}
            key={column.key}
            scope="row"
            className={classes(looks, 'text-left font-normal')}
          >
            {cell(column)}
          </th>
        ) : (
          <td {...role('cell')} key={column.key} data-label={column.label} className={looks}>
            {cell(column)}
          </td>
        )
      })}
    </tr>
  )
}

function cellClasses<Row>(column: Column<Row>, index: number): string {
  return classes(
    'px-3 py-2 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
    column.align === 'right' ? 'text-right whitespace-nowrap' : index > 0 && 'min-w-20',
    column.isWideOnly && 'hidden sm:table-cell',
    index === 0 && 'sticky left-0 z-1 bg-inherit max-sm:min-w-32 max-sm:max-w-40',
  )
}
