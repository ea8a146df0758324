import type { CommitmentsView } from '#app/contracts/views/commitments.ts'
import { formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { commitmentColumns } from '../commitments/commitment-columns.tsx'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** What a firm has promised, what it has deposited, and what came of it. */
export function CommitmentsPage({ view }: { view: CommitmentsView }) {
  const text = useText()
  return (
    <>
      <PageHeader title={text.join.page.title} lead={text.join.page.lead} />
      {view.rows.length === 0 ? (
        <EmptyState title={text.join.page.empty} hint={text.join.page.emptyHint}>
          <LinkButton to={paths.pools} tone="primary">
            {text.pools.joining.browse}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <Card className="mb-6">
            <Stats className="grid-cols-2 sm:grid-cols-3">
              <Stat
                label={text.join.page.activeQuantity}
                value={formatQuantity(view.activeQuantity, text.locale)}
              />
              <Stat
                label={text.join.page.depositHeld}
                value={formatFenCompact(view.depositHeldFen, text.locale)}
              />
              <Stat
                label={text.join.page.projectedSaving}
                tone="saving"
                value={formatFenCompact(view.projectedSavingFen, text.locale)}
              />
            </Stats>
          </Card>
          <Card isPadded={false} title={text.join.page.title}>
            <SmartTable
              exportPath={paths.commitmentsExport}
              caption={text.join.page.title}
              rows={view.rows}
              rowKey={(row) => row.commitment.id}
              columns={commitmentColumns(text, view.nowAt)}
            />
          </Card>
        </>
      )}
    </>
  )
}
