import type { ReactNode } from 'react'
import { byName } from '#app/domain/shared/name-order.ts'
import type { Column } from './table.tsx'

export type TableValue = string | number | null

export interface SmartColumn<Row> extends Column<Row> {
  header: string
  /** What the column sorts and filters by: names by pinyin, figures by value. Without it, it does neither. */
  by?: (row: Row) => TableValue
  /** What a filter reads where that is other than `by`: a day as it is written. */
  words?: (row: Row) => string
  /** What a file holds where that is other than `by`: yuan for fen. Null leaves the column out of files. */
  inFile?: ((row: Row) => TableValue) | null
  /** The unit of what a file holds, said in its head. */
  unit?: string
  /** Few values: the table offers them as a choice. */
  isPicked?: boolean
  /** Stands in files only: the page says it inside another column's cell. A filter reads it all the same. */
  isFileOnly?: boolean
  /** Buttons and links to press: where a row is a card they stand without a label, as wide as it. */
  isAction?: boolean
}

export interface SmartTableProps<Row> {
  caption: string
  columns: SmartColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row, index: number) => string
  /** Sets its parameters apart from those of another table on the page. */
  name?: string
  isMarked?: (row: Row) => boolean
  /** The last line, by column, while every row is shown. */
  totals?: Readonly<Record<string, ReactNode>> | undefined
  /** Where the same rows come from as a file; what is asked and `format=csv` or `format=xlsx` are added. */
  exportPath?: string
}

/** What the address asks of a table; without JavaScript it is all that a table knows. */
export interface Asked {
  readonly sort: { readonly key: string; readonly isDown: boolean } | null
  readonly find: string
  /** Keys of the columns that are shown; null: all. */
  readonly shown: readonly string[] | null
  readonly picked: Readonly<Record<string, string>>
}

/** The parameters of one table among several on a page: `orders-sort`, or `sort` where it is alone. */
export function parameterOf(name: string | undefined, what: string): string {
  return name ? `${name}-${what}` : what
}

/** Reads `sort=-total&find=…&cols=…&is.state=…`; what no column knows is not asked. */
export function readAsked<Row>(
  query: URLSearchParams,
  columns: readonly SmartColumn<Row>[],
  name?: string,
): Asked {
  const sort = query.get(parameterOf(name, 'sort')) ?? ''
  const key = sort.replace(/^-/, '')
  const known = columns.map((column) => column.key)
  const shown = query.getAll(parameterOf(name, 'cols')).filter((one) => known.includes(one))
  const picked: Record<string, string> = {}
  for (const column of columns.filter(({ isPicked }) => isPicked)) {
    const value = query.get(parameterOf(name, `is.${column.key}`))
    if (value) picked[column.key] = value
  }
  return {
    sort: columns.some((column) => column.key === key && column.by) ? { key, isDown: sort !== key } : null,
    find: (query.get(parameterOf(name, 'find')) ?? '').slice(0, 100),
    shown: shown.length > 0 ? shown : null,
    picked,
  }
}

/** The rows that are asked for, in the order that is asked for. */
export function arrangedRows<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  { sort, find, picked }: Asked,
): readonly Row[] {
  const chosen = rows.filter((row) =>
    columns.every((column) => !picked[column.key] || wordsOf(column, row) === picked[column.key]),
  )
  return sorted(filtered(chosen, columns, find), columns, sort)
}

/** The different values of a column, in the order of names. */
export function choicesOf<Row>(column: SmartColumn<Row>, rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => wordsOf(column, row)))].filter(Boolean).toSorted(byName)
}

/** A table as a file has it: its head with units, then the rows that are asked for. */
export function sheetOf<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  query: URLSearchParams,
  name?: string,
): TableValue[][] {
  const asked = readAsked(query, columns, name)
  const kept = columns.filter(
    ({ key, by, inFile, isFileOnly }) =>
      inFile !== null && (by || inFile) && (isFileOnly || asked.shown === null || asked.shown.includes(key)),
  )
  const head = kept.map(({ header, unit }) => (unit ? `${header} (${unit})` : header))
  const lines = arrangedRows(rows, columns, asked).map((row) =>
    kept.map((column) => (column.inFile ?? column.by)?.(row) ?? null),
  )
  return [head, ...lines]
}

function wordsOf<Row>(column: SmartColumn<Row>, row: Row): string {
  return column.words?.(row) ?? String(column.by?.(row) ?? '')
}

function filtered<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  typed: string,
): readonly Row[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const line = plain(columns.map((column) => wordsOf(column, row)).join(' '))
    return words.every((word) => line.includes(word))
  })
}

/** Full-width letters and capitals are the same as plain ones. */
function plain(words: string): string {
  return words.normalize('NFKC').toLowerCase()
}

/** Rows without a value stand last, whichever way it is sorted. */
function sorted<Row>(
  rows: readonly Row[],
  columns: readonly SmartColumn<Row>[],
  sort: Asked['sort'],
): readonly Row[] {
  const by = columns.find(({ key }) => key === sort?.key)?.by
  if (!by || !sort) return rows
  const way = sort.isDown ? -1 : 1
  return rows.toSorted((one, other) => {
    const [a, b] = [by(one), by(other)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : byName(String(a), String(b)))
  })
}
