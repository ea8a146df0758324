import type { DemandsView } from '#app/contracts/views/demands.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { demandColumns } from './demand-columns.tsx'

/** A firm's own demands, what is open first. */
export function DemandsPage({ view, canPublish }: { view: DemandsView; canPublish: boolean }) {
  const text = useText()
  const words = text.demands
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <LinkButton to={paths.savedSearches}>{words.savedSearches}</LinkButton>
            {canPublish && (
              <LinkButton to={paths.newDemand} tone="primary" icon="plus">
                {words.create}
              </LinkButton>
            )}
          </>
        }
      />
      <Card isPadded={false}>
        {view.demands.length === 0 ? (
          <EmptyState title={words.none} hint={words.noneHint}>
            {canPublish && (
              <LinkButton to={paths.newDemand} tone="primary">
                {words.create}
              </LinkButton>
            )}
          </EmptyState>
        ) : (
          <SmartTable
            caption={words.title}
            rows={view.demands}
            rowKey={(demand) => demand.id}
            exportPath={paths.sheet('demands')}
            columns={demandColumns(text, view.fields)}
          />
        )}
      </Card>
    </>
  )
}
