import { createContext, type ReactNode, useContext, useId } from 'react'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

interface FieldWiring {
  id: string
  describedBy: string | undefined
  isInvalid: boolean
  isRequired: boolean
}

const FieldContext = createContext<FieldWiring | null>(null)

/** The ids that tie a control to its label, hint and error; a control outside a Field has none. */
export function useField(): Partial<{
  id: string
  'aria-describedby': string
  'aria-invalid': true
  required: true
}> {
  const wiring = useContext(FieldContext)
  if (!wiring) return {}
  return {
    id: wiring.id,
    ...(wiring.describedBy ? { 'aria-describedby': wiring.describedBy } : {}),
    ...(wiring.isInvalid ? { 'aria-invalid': true } : {}),
    ...(wiring.isRequired ? { required: true } : {}),
  }
}

interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  isRequired?: boolean
  /** Says "optional" beside the label. */
  isOptional?: boolean
  className?: string
  children: ReactNode
}

/** A label, one control, a hint, and what is wrong with it. */
export function Field({ label, hint, error, isRequired, isOptional, className, children }: FieldProps) {
  const id = useId()
  const text = useText()
  const describedBy = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ')
  return (
    <FieldContext.Provider
      value={{ id, describedBy: describedBy || undefined, isInvalid: !!error, isRequired: !!isRequired }}
    >
      <div className={classes('flex min-w-0 flex-col gap-1', className)}>
        <label htmlFor={id} className="text-sm font-medium text-ink">
          {label}
          {isOptional && <span className="ml-1.5 font-normal text-ink-faint">{text.common.optional}</span>}
        </label>
        {children}
        {error && (
          <p id={`${id}-error`} className="flex items-start gap-1 text-sm text-danger">
            <Icon name="danger" className="mt-1" />
            {error}
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </FieldContext.Provider>
  )
}

/** Several controls under one question. */
export function FieldGroup({
  legend,
  hint,
  error,
  children,
}: {
  legend: string
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
}) {
  const id = useId()
  return (
    <fieldset
      className="min-w-0"
      aria-describedby={error ? `${id}-error` : undefined}
      data-invalid={error ? true : undefined}
    >
      <legend className="mb-1.5 text-sm font-medium text-ink">{legend}</legend>
      {hint && <p className="mb-2 text-sm text-ink-faint">{hint}</p>}
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-sm text-danger">
          <Icon name="danger" className="mt-1" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
