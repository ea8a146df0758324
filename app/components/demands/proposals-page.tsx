import type { ProposalsView } from '#app/contracts/views/demands.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { GroupFacts } from './group-card.tsx'
import { proposalColumns, proposalPlace } from './proposal-columns.tsx'
import { StartPoolForm } from './start-pool-form.tsx'

/** For the operator: the pools that open demands could make, category by category. */
export function ProposalsPage({ view, answer }: { view: ProposalsView; answer: FormAnswer | null }) {
  const text = useText()
  return (
    <>
      <PageHeader
        title={text.demands.proposals}
        lead={text.demands.proposalsLead}
        crumbs={[{ label: text.shell.operator, to: paths.operator }]}
      />
      {view.proposals.length === 0 && (
        <Card>
          <EmptyState title={text.demands.proposalsNone} />
        </Card>
      )}
      {view.proposals.length > 1 && (
        <Card isPadded={false} className="mb-4 pt-4">
          <SmartTable
            caption={text.demands.proposals}
            rows={view.proposals}
            rowKey={({ demandId }) => demandId}
            exportPath={paths.sheet('proposals')}
            columns={proposalColumns(text)}
          />
        </Card>
      )}
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 lg:items-start">
        {view.proposals.map(({ demandId, category, cluster, fields, group }) => (
          <Card
            key={demandId}
            id={proposalPlace(demandId)}
            title={categoryName(category, text)}
            aside={`${text.common.firms(group.firms)} · ${formatQuantity(group.quantity, text.locale)}`}
          >
            <GroupFacts group={group} fields={fields} savingLabel={text.demands.expectedTotal} />
            <details
              className="mt-4 border-t border-line pt-2"
              open={answer?.intent === 'startPool' && answer.values.demandId === demandId}
            >
              <summary className="flex min-h-11 cursor-pointer items-center font-medium text-accent">
                {text.demands.startPool}
              </summary>
              <StartPoolForm
                demandId={demandId}
                category={categoryName(category, text)}
                group={group}
                otherFirms={group.firms - 1}
                cluster={cluster}
                clusters={view.clusters}
                idempotencyKey={view.idempotencyKey}
                nowAt={view.nowAt}
                answer={answer}
              />
            </details>
          </Card>
        ))}
      </div>
    </>
  )
}
