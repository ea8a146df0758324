import { Tabs as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { TAB } from './link-tabs.tsx'

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
          <Primitive.Trigger key={tab.key} value={tab.key} className={TAB}>
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
