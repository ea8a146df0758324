import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkTabs } from '../ui/link-tabs.tsx'

export type OperatorTab = 'overview' | 'firms' | 'disputes' | 'jobs' | 'bank' | 'ledger'

/** The rooms of an operator's desk. */
export function OperatorTabs({ current }: { current: OperatorTab }) {
  const text = useText()
  const tabs: readonly (readonly [OperatorTab, string])[] = [
    ['overview', paths.operator],
    ['firms', paths.waitingFirms],
    ['disputes', paths.disputeDesk],
    ['jobs', paths.jobs],
    ['bank', paths.bankDesk],
    ['ledger', paths.ledger],
  ]
  return (
    <div className="mb-6">
      <LinkTabs
        label={text.operations.tabs}
        tabs={tabs.map(([name, to]) => ({ to, label: text.operations[name], isCurrent: name === current }))}
      />
    </div>
  )
}
