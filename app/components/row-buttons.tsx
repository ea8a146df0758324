import type { MouseEvent } from 'react'
import { useText } from '#app/i18n/text.ts'
import { ONE_MORE, oneLess, ROW_FIELD } from './row-field.ts'
import { Button } from './ui/button.tsx'

/** With scripts the row comes or goes at once; without them the form is sent, and comes back so. */
const atOnce = (act: () => void) => (event: MouseEvent) => {
  event.preventDefault()
  act()
}

/** Stands first in a form with such buttons, so that Enter sends the form and drops no row. */
export function SentByEnter() {
  return <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
}

export function AddRow({ onAdd, label }: { onAdd: () => void; label: string }) {
  return (
    <Button
      type="submit"
      name={ROW_FIELD}
      value={ONE_MORE}
      formNoValidate
      size="small"
      className="self-start"
      onClick={atOnce(onAdd)}
    >
      {label}
    </Button>
  )
}

/** `of` names the row, for those who hear the button alone. */
export function DropRow({ row, of, onDrop }: { row: number; of: string; onDrop: (row: number) => void }) {
  const text = useText()
  return (
    <Button
      type="submit"
      name={ROW_FIELD}
      value={oneLess(row)}
      formNoValidate
      size="small"
      tone="quiet"
      aria-label={text.common.dropRow(of)}
      onClick={atOnce(() => onDrop(row))}
    >
      {text.common.drop}
    </Button>
  )
}
