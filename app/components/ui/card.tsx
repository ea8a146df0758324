import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface CardProps {
  title?: ReactNode
  hint?: ReactNode
  /** Stands at the right of the title. */
  aside?: ReactNode
  id?: string
  className?: string
  /** False when the content brings its own padding, as a table does. */
  isPadded?: boolean
  children: ReactNode
}

export function Card({ title, hint, aside, id, className, isPadded = true, children }: CardProps) {
  return (
    <section
      id={id}
      className={classes(
        'min-w-0 rounded-card border border-line bg-surface shadow-card',
        !isPadded && 'overflow-hidden',
        className,
      )}
    >
      {title && (
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-4 sm:px-5">
          <h2 className="text-lg font-semibold">{title}</h2>
          {aside && <div className="text-sm text-ink-soft">{aside}</div>}
          {hint && <p className="w-full text-sm text-ink-faint">{hint}</p>}
        </header>
      )}
      <div className={classes(isPadded ? 'p-4 sm:p-5' : 'pt-3', isPadded && title ? 'pt-3 sm:pt-3' : null)}>
        {children}
      </div>
    </section>
  )
}
