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
}

interface TableProps<Row> {
  /** What the table is about, for screen readers. */
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  /** Marks a row, e.g. the reader's own. */
  isMarked?: (row: Row) => boolean
  foot?: ReactNode
  className?: string
}

const SCROLLING = 'fade-where-more overflow-x-auto'

/** Rows of figures. On a phone it scrolls sideways under a first column that stays. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  isMarked,
  foot,
  className,
}: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y: a box that scrolls must be named and reachable by keyboard; it groups no fields
    <div role="group" className={classes(SCROLLING, className)} aria-label={caption} tabIndex={0}>
      <table className="relative w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-strong text-left text-ink-soft">
            {columns.map((column, index) => (
              <th
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
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr
              key={rowKey(row, rowIndex)}
              className={classes(
                'border-b border-line last:border-b-0',
                isMarked?.(row) ? 'bg-accent-soft' : 'bg-surface',
              )}
            >
              {columns.map((column, index) => (
                <Cell
                  key={column.key}
                  isHead={index === 0}
                  className={classes(cellClasses(column, index), 'align-top')}
                >
                  {column.cell(row, rowIndex)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot className="border-t border-line-strong font-medium">{foot}</tfoot>}
      </table>
    </div>
  )
}

function Cell({ isHead, className, children }: { isHead: boolean; className: string; children: ReactNode }) {
  if (isHead)
    return (
      <th scope="row" className={classes(className, 'text-left font-normal')}>
        {children}
      </th>
    )
  return <td className={className}>{children}</td>
}

function cellClasses<Row>(column: Column<Row>, index: number): string {
  return classes(
    'px-3 py-2 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
    column.align === 'right' ? 'text-right whitespace-nowrap' : index > 0 && 'min-w-20',
    column.isWideOnly && 'hidden sm:table-cell',
    index === 0 && 'sticky left-0 z-1 bg-inherit max-sm:min-w-32 max-sm:max-w-40',
  )
}
