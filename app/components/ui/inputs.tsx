import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { yuanOfFen } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'
import { useField } from './field.tsx'

const CONTROL =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink ' +
  'min-h-11 sm:min-h-10 placeholder:text-ink-faint disabled:bg-sunken disabled:text-ink-faint ' +
  'aria-invalid:border-danger aria-invalid:bg-danger-soft'

export function Input({ className, ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  return <input {...useField()} className={classes(CONTROL, className)} {...rest} />
}

/** Files to be taken along. */
export function FileInput({ className, ...rest }: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return <Input type="file" className={classes(FILE, className)} {...rest} />
}

/** The browser's own button in a field, as tall as the field's words. */
const FILE =
  'py-1.5 text-sm file:mr-3 file:min-h-7 file:rounded-control file:bg-sunken file:px-3 file:text-ink'

export function TextArea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={3} {...useField()} className={classes(CONTROL, className)} {...rest} />
}

export function Select({ className, children, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <select {...useField()} className={classes(CONTROL, 'h-11 py-0 pr-8 sm:h-10', className)} {...rest}>
      {children}
    </select>
  )
}

type NumberProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { unit?: string }

/** A number with its unit beside it. A text field with a numeric keyboard: a wheel cannot change it by accident. */
function UnitInput({ unit, className, ...rest }: NumberProps) {
  return (
    <div className={classes('flex', className)}>
      <input
        type="text"
        autoComplete="off"
        {...useField()}
        className={classes(CONTROL, 'text-right', unit && 'rounded-r-none')}
        {...rest}
      />
      {unit && (
        <span className="flex items-center whitespace-nowrap rounded-r-control border border-l-0 border-line-strong bg-sunken px-3 text-sm text-ink-soft">
          {unit}
        </span>
      )}
    </div>
  )
}

export function QuantityInput({ unit, ...rest }: NumberProps) {
  const text = useText()
  return <UnitInput inputMode="numeric" unit={unit ?? text.common.unit} {...rest} />
}

interface MoneyInputProps extends Omit<NumberProps, 'defaultValue'> {
  /** What the field starts with, in fen; `typed` wins when the form comes back. */
  defaultFen?: number | null
  typed?: string | undefined
}

/** Yuan with two decimals, as people type them; the contract on the server makes fen of it. */
export function MoneyInput({ defaultFen, typed, unit, ...rest }: MoneyInputProps) {
  const text = useText()
  const start = typed ?? (defaultFen === undefined || defaultFen === null ? '' : yuanOfFen(defaultFen))
  const value = rest.value === undefined ? { defaultValue: start } : {}
  return <UnitInput inputMode="decimal" unit={unit ?? text.common.yuan} {...value} {...rest} />
}

/** An instant in Beijing time. */
export function InstantInput(props: InputHTMLAttributes<HTMLInputElement>) {
  return <Input type="datetime-local" {...props} />
}
