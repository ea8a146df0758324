import { Link } from '@remix-run/react'
import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const TAB =
  'whitespace-nowrap border-b-2 border-transparent px-3 py-2.5 text-sm text-ink-soft hover:text-ink ' +
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
    <nav aria-label={label} className="flex overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.isCurrent ? 'page' : undefined} className={TAB}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

/** Sides of one thing on one page. Nothing that must be read without JavaScript goes behind the first. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: { key: string; label: ReactNode; children: ReactNode }[]
}) {
  return (
    <Primitive.Root defaultValue={tabs[0]?.key ?? ''}>
      <Primitive.List aria-label={label} className="flex overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.key} value={tab.key} className={classes(TAB)}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.key} value={tab.key} className="pt-4">
          {tab.children}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
