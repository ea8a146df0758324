import type { ReactNode } from 'react'

/** A form that is looked for: folded until it is wanted, or until it has something to say. */
export function Fold({
  label,
  isOpen,
  tone = 'plain',
  children,
}: {
  label: string
  isOpen: boolean
  tone?: 'plain' | 'danger'
  children: ReactNode
}) {
  const colour = tone === 'danger' ? 'text-danger' : 'text-accent'
  return (
    <details open={isOpen} className="border-t border-line pt-1 first:border-t-0 first:pt-0">
      <summary className={`inline-flex min-h-11 items-center text-sm font-medium ${colour}`}>
        {label}…
      </summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}
