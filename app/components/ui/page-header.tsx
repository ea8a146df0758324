import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useText } from '#app/i18n/text.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  label: string
  to: string
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const text = useText()
  return (
    <nav aria-label={text.shell.breadcrumbs} className="max-sm:-mt-3" data-screen-only>
      <ol className="flex flex-wrap items-center gap-1 text-sm text-ink-faint">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex items-center gap-1">
            <Link
              to={crumb.to}
              className="inline-flex items-center rounded hover:text-accent hover:underline max-sm:min-h-11 sm:py-1"
            >
              {crumb.label}
            </Link>
            <Icon name="chevronRight" className="size-3" />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PageHeaderProps {
  title: string
  lead?: ReactNode
  crumbs?: Crumb[]
  badges?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, lead, crumbs, badges, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="mt-1 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-2xl font-semibold sm:text-3xl">{title}</h1>
          {badges && <div className="mt-2 flex flex-wrap gap-1.5">{badges}</div>}
          {lead && <p className="mt-1.5 text-ink-soft">{lead}</p>}
        </div>
        {actions && (
          <div className="flex flex-wrap gap-2" data-screen-only>
            {actions}
          </div>
        )}
      </div>
    </header>
  )
}

interface StatProps {
  label: string
  value: ReactNode
  hint?: ReactNode
  tone?: 'plain' | 'saving' | 'accent'
  size?: 'medium' | 'large'
}

/** One figure and what it is. Goes inside `Stats`. */
export function Stat({ label, value, hint, tone = 'plain', size = 'medium' }: StatProps) {
  const colour = { plain: 'text-ink', saving: 'text-saving', accent: 'text-accent' }[tone]
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd
        className={classes(
          'font-semibold leading-tight [overflow-wrap:anywhere]',
          size === 'large' ? 'text-2xl sm:text-4xl' : 'text-lg sm:text-xl',
          isShort(value) && 'whitespace-nowrap',
          colour,
        )}
      >
        {value}
      </dd>
      {hint && <dd className="mt-0.5 text-sm text-ink-faint">{hint}</dd>}
    </div>
  )
}

/** A figure and its unit stay on one line; only words wrap. */
function isShort(value: ReactNode): boolean {
  return typeof value === 'string' && value.length <= MOST_IN_LINE
}
const MOST_IN_LINE = 14

export function Stats({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl className={classes('grid gap-x-3 gap-y-4 sm:gap-x-6', className ?? 'grid-cols-2 sm:grid-cols-4')}>
      {children}
    </dl>
  )
}

/** Names and values of one thing, two columns when there is room. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[fit-content(55%)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="text-ink-faint">{fact.name}</dt>
          <dd className="min-w-0 text-right [overflow-wrap:anywhere]">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
