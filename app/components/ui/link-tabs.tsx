import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** How a tab looks, current by address or by state. */
export const TAB =
  'inline-flex min-h-11 shrink-0 items-center whitespace-nowrap border-b-2 border-transparent px-3 text-sm text-ink-soft hover:text-ink ' +
  'aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent ' +
  'data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-accent'

/** Views of one list, each with its own address: works without JavaScript. */
export function LinkTabs({
  label,
  tabs,
}: {
  label: string
  tabs: { to: string; label: ReactNode; isCurrent: boolean }[]
}) {
  return (
    <nav aria-label={label} className="fade-where-more flex overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.isCurrent ? 'page' : undefined} className={TAB}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
