import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

function Choice({ kind, label, hint, ...rest }: ChoiceProps & { kind: 'checkbox' | 'radio' }) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5 py-2.5 sm:py-1.5">
      <input
        id={id}
        type={kind}
        className="mt-0.5 size-5 shrink-0 accent-accent"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-ink max-sm:-my-2.5 max-sm:block max-sm:py-2.5">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

export function Checkbox(props: ChoiceProps) {
  return <Choice kind="checkbox" {...props} />
}

export function Radio(props: ChoiceProps) {
  return <Choice kind="radio" {...props} />
}
