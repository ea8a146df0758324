import type { LedgerView } from '#app/contracts/views/operations.ts'
import { formatCount, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { Code } from './facts.tsx'

/** The head of the chain over journals, for everybody to keep. */
export function LedgerPage({ view }: { view: LedgerView }) {
  const text = useText()
  const words = text.operations
  return (
    <>
      <PageHeader title={words.ledger} lead={words.ledgerLead} />
      <div className="grid grid-cols-1 items-start gap-4 lg:gap-6">
        <Card title={words.head}>
          <p className="mb-4 rounded-control bg-sunken p-3">
            <Code>{view.head ?? words.headNone}</Code>
          </p>
          <Stats className="grid-cols-2 sm:grid-cols-3">
            <Stat label={words.sealed} value={formatCount(view.sealed)} />
            <Stat label={words.sealWaiting} value={formatCount(view.waiting)} />
            <Stat
              label={words.sealedAt}
              value={view.sealedAt ? formatInstant(view.sealedAt, text.locale) : text.common.unknown}
            />
          </Stats>
        </Card>
        <Card title={words.howTitle}>
          <p className="mb-2">{words.how}</p>
          <pre className="whitespace-pre-wrap [overflow-wrap:anywhere] rounded-control bg-sunken p-3 font-mono text-xs">
            npm run ledger:verify -- --head {view.head ?? 'ORDINAL:HASH'}
          </pre>
        </Card>
      </div>
    </>
  )
}
