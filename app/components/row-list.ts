import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { ONE_MORE, oneLess, ROW_FIELD } from './row-field.ts'
import { ROOM_WANTED } from './use-draft.ts'

type Typed = Readonly<Record<string, string>>

/** The numbers of the rows `<prefix>.<n>.…` of a form as it was typed, with the one asked for, without the one dropped. */
export function rowsOf(prefix: string, typed: Typed, least: number): number[] {
  const numbers = Object.keys(typed).flatMap((name) =>
    name.startsWith(`${prefix}.`) ? Number.parseInt(name.slice(prefix.length + 1), 10) : [],
  )
  const asked = typed[ROW_FIELD] ?? ''
  const found = [...new Set(numbers)].filter((row) => Number.isInteger(row) && oneLess(row) !== asked)
  const rows =
    found.length > 0 ? found.toSorted((a, b) => a - b) : Array.from({ length: least }, (_, row) => row)
  return asked === ONE_MORE ? withOneMore(rows) : rows
}

function withOneMore(rows: readonly number[]): number[] {
  return [...rows, Math.max(-1, ...rows) + 1]
}

/**
 * The rows of a form that grows and shrinks: at once by its buttons, and without JavaScript by the page that comes
 * back. A new answer says anew which rows there are; `turn` tells its fields from those before.
 */
export function useRows(prefix: string, typed: Typed, least: number) {
  const [known, setKnown] = useState({ typed, rows: rowsOf(prefix, typed, least), turn: 0 })
  if (known.typed !== typed) {
    setKnown({ typed, rows: rowsOf(prefix, typed, least), turn: known.turn + 1 })
  }
  const change = (rows: number[]) => setKnown({ ...known, rows })
  return {
    rows: known.rows,
    turn: known.turn,
    add: () => change(withOneMore(known.rows)),
    drop: (row: number) => change(known.rows.filter((one) => one !== row)),
    /** Makes room for what a draft brings back. */
    reach: (numbers: readonly number[]) =>
      change([...new Set([...known.rows, ...numbers])].toSorted((a, b) => a - b)),
  }
}

/** Tells a form that grows by rows `<prefix>.<n>.…` which of them its draft needs, before the draft is put in. */
export function useRoomForDraft(
  within: RefObject<HTMLElement>,
  prefix: string,
  reach: (rows: readonly number[]) => void,
): void {
  useEffect(() => {
    const form = within.current?.closest('form')
    const make = (event: Event) => {
      const names = event instanceof CustomEvent ? (event.detail as readonly string[]) : []
      const rows = names
        .filter((name) => name.startsWith(`${prefix}.`))
        .map((name) => Number.parseInt(name.slice(prefix.length + 1), 10))
      flushSync(() => reach(rows.filter(Number.isInteger)))
    }
    form?.addEventListener(ROOM_WANTED, make)
    return () => form?.removeEventListener(ROOM_WANTED, make)
  })
}
