import type { ReactNode } from 'react'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

interface StepsProps {
  label: string
  steps: readonly string[]
  /** Index of the step under way; `steps.length` when all are done. */
  current: number
  isStopped?: boolean
}

/** Where something stands on a known way. */
export function Steps({ label, steps, current, isStopped = false }: StepsProps) {
  const text = useText()
  return (
    <ol aria-label={label} className="flex pb-1">
      {steps.map((step, index) => {
        const isDone = index < current
        const isCurrent = index === current
        return (
          <li
            key={step}
            aria-current={isCurrent ? 'step' : undefined}
            className="relative flex min-w-0 flex-1 flex-col items-center gap-1 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={classes(
                  'absolute top-3 right-1/2 h-0.5 w-full',
                  index <= current ? 'bg-accent' : 'bg-line',
                )}
              />
            )}
            <span
              className={classes(
                'z-1 flex size-6 items-center justify-center rounded-full border-2 text-xs',
                dot(isDone, isCurrent, isStopped),
              )}
            >
              {isDone ? <Icon name="check" className="size-3.5" /> : index + 1}
            </span>
            <span
              className={classes(
                'text-xs sm:whitespace-nowrap',
                isCurrent ? 'whitespace-nowrap font-semibold text-ink' : 'text-ink-faint max-sm:sr-only',
              )}
            >
              {step}
              {isDone && <span className="sr-only">{text.common.done}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function dot(isDone: boolean, isCurrent: boolean, isStopped: boolean): string {
  if (isCurrent && isStopped) return 'border-danger bg-danger-soft text-danger'
  if (isDone) return 'border-accent bg-accent text-on-accent'
  if (isCurrent) return 'border-accent bg-surface text-accent font-semibold'
  return 'border-line-strong bg-surface text-ink-faint'
}

export interface TimelineEntry {
  id: string
  time: ReactNode
  title: ReactNode
  hint?: ReactNode
  tone?: 'plain' | 'accent' | 'danger'
}

/** What happened, one line each. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const dots = { plain: 'bg-line-strong', accent: 'bg-accent', danger: 'bg-danger' }
  return (
    <ol className="relative flex flex-col gap-3">
      {entries.map((entry) => (
        <li key={entry.id} className="relative pl-5">
          <span
            className={classes('absolute top-2 left-0.5 size-2 rounded-full', dots[entry.tone ?? 'plain'])}
            aria-hidden="true"
          />
          <p className="text-sm">{entry.title}</p>
          <p className="text-xs text-ink-faint">
            {entry.time}
            {entry.hint && <> · {entry.hint}</>}
          </p>
        </li>
      ))}
    </ol>
  )
}
