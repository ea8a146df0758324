import type { ReactNode } from 'react'
import {
  formatCount,
  formatDay,
  formatFen,
  formatInstant,
  formatPrice,
  formatQuantity,
} from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import type { SmartColumn } from './table-order.ts'

/** What columns of one kind have in common; the rest of a column may be given with it. */
type Named<Row> = Pick<SmartColumn<Row>, 'key' | 'header'> & Partial<SmartColumn<Row>>

/** Words: a name, a number of a paper. `cell` when it is more than the words. */
export function wordColumn<Row>(
  named: Named<Row>,
  word: (row: Row) => string | null,
  cell?: (row: Row) => ReactNode,
): SmartColumn<Row> {
  return { by: word, cell: cell ?? ((row) => word(row) ?? ''), ...named }
}

/** Fen, sorted as such, written as yuan, in a file a number of yuan. */
export function moneyColumn<Row>(
  text: Text,
  named: Named<Row> & { isExact?: boolean; isSaving?: boolean },
  fen: (row: Row) => number | null,
): SmartColumn<Row> {
  const { isExact, isSaving, ...rest } = named
  const spell = isExact ? formatFen : formatPrice
  const spelt = (row: Row) => {
    const amount = fen(row)
    return amount === null ? text.common.unknown : spell(amount)
  }
  return {
    align: 'right',
    by: fen,
    words: spelt,
    cell: isSaving ? (row) => <span className="text-saving">{spelt(row)}</span> : spelt,
    unit: text.common.yuan,
    inFile: (row) => {
      const amount = fen(row)
      return amount === null ? null : amount / 100
    },
    ...rest,
  }
}

/** Sets of equipment. */
export function quantityColumn<Row>(
  text: Text,
  named: Named<Row>,
  quantity: (row: Row) => number | null,
): SmartColumn<Row> {
  return {
    align: 'right',
    by: quantity,
    unit: text.common.unit,
    cell: (row) => {
      const sets = quantity(row)
      return sets === null ? text.common.unknown : formatQuantity(sets, text.locale)
    },
    ...named,
  }
}

/** A number of something that the header names; a file says the unit. */
export function countColumn<Row>(
  named: Named<Row> & { unit: string },
  count: (row: Row) => number,
): SmartColumn<Row> {
  return { align: 'right', by: count, cell: (row) => formatCount(count(row)), ...named }
}

/** An instant, to the minute, in Beijing time; `isDay`: the day alone. */
export function timeColumn<Row>(
  text: Text,
  named: Named<Row> & { isDay?: boolean },
  at: (row: Row) => string | null,
): SmartColumn<Row> {
  const { isDay, ...rest } = named
  const spell = isDay ? formatDay : formatInstant
  const spelt = (row: Row) => {
    const instant = at(row)
    return instant === null ? text.common.unknown : spell(instant, text.locale)
  }
  return {
    by: at,
    words: spelt,
    inFile: (row) => (at(row) === null ? null : spelt(row)),
    cell: (row) => (
      <time dateTime={at(row) ?? undefined} className="whitespace-nowrap">
        {spelt(row)}
      </time>
    ),
    ...rest,
  }
}
