import type { ReactNode } from 'react'
import type { RefusalView } from '#app/contracts/views/shell.ts'
import { apart } from './apart.tsx'
import type { Tone } from './badge.tsx'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'

const NOTICES: Record<Exclude<Tone, 'neutral'>, { box: string; icon: IconName }> = {
  accent: { box: 'border-accent bg-accent-soft text-accent-strong', icon: 'check' },
  saving: { box: 'border-saving bg-saving-soft text-saving', icon: 'saving' },
  warning: { box: 'border-warning bg-warning-soft text-warning', icon: 'warning' },
  danger: { box: 'border-danger bg-danger-soft text-danger', icon: 'danger' },
  notice: { box: 'border-notice bg-notice-soft text-notice', icon: 'notice' },
}

interface NoticeProps {
  tone?: Exclude<Tone, 'neutral'>
  title?: string
  /** True when it answers what the reader just did: it is read out at once. */
  isAnswer?: boolean
  children?: ReactNode
}

export function Notice({ tone = 'notice', title, isAnswer, children }: NoticeProps) {
  const { box, icon } = NOTICES[tone]
  return (
    <div
      role={isAnswer ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={classes('flex gap-2.5 rounded-control border-l-4 px-3 py-2.5 text-sm', box)}
    >
      <Icon name={icon} className="mt-1" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** The sentences of all refusals are many words: a browser gets them with the first that it has to say. */
const RefusalSentence = apart(
  () => import('./refusal-sentence.tsx').then((module) => module.RefusalSentence),
  ['moves'],
)

/** Why something was not done, in the reader's language. */
export function RefusalNotice({ refusal, isAnswer }: { refusal: RefusalView; isAnswer?: boolean }) {
  return (
    <Notice tone={isAnswer ? 'danger' : 'notice'} {...(isAnswer ? { isAnswer } : {})}>
      <RefusalSentence refusal={refusal} />
    </Notice>
  )
}

export function EmptyState({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <svg
        viewBox="0 0 64 40"
        className="h-10 w-16 fill-none stroke-line-strong"
        aria-hidden="true"
        strokeWidth="2"
      >
        <path
          d="M4 10h14v8h14v8h14v8h14"
          strokeLinejoin="round"
          strokeLinecap="round"
          strokeDasharray="5 5"
        />
      </svg>
      <p className="font-medium">{title}</p>
      {hint && <p className="max-w-prose text-sm text-ink-faint">{hint}</p>}
      {children && <div className="mt-2">{children}</div>}
    </div>
  )
}

/** Stands where something will be, at its size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      className={classes('shimmer rounded-control bg-sunken', className ?? 'h-4 w-full')}
      aria-hidden="true"
    />
  )
}

interface ProgressProps {
  /** From 0 to `max`. */
  value: number
  max: number
  /** A second mark on the bar, e.g. the minimum quantity. */
  mark?: number | null
  label: string
  tone?: 'accent' | 'saving'
}

export function Progress({ value, max, mark, label, tone = 'accent' }: ProgressProps) {
  const share = (part: number) => `${Math.min(100, max > 0 ? (part / max) * 100 : 0)}%`
  return (
    <div className="relative h-2 rounded-full bg-sunken ring-1 ring-line ring-inset">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(value, max)}
        className={classes('h-2 rounded-full', tone === 'accent' ? 'bg-accent' : 'bg-saving')}
        style={{ width: share(value) }}
      />
      {mark !== null && mark !== undefined && mark > 0 && mark < max && (
        <span className="absolute -top-1 h-4 w-0.5 rounded bg-ink" style={{ left: share(mark) }} />
      )}
    </div>
  )
}
