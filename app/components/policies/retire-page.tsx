import type { RetiredView } from '#app/contracts/views/policies.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { retiredColumns } from './retire-columns.tsx'

/** The retire catalogue (article 8): what, why, since when, and what stands in its place. */
export function RetirePage({ retired }: { retired: RetiredView[] }) {
  const text = useText()
  const words = text.policies
  return (
    <>
      <PageHeader
        title={words.retireTitle}
        lead={words.retireLead}
        crumbs={[{ label: words.title, to: paths.policies }]}
      />
      <Card isPadded={false}>
        {retired.length === 0 ? (
          <EmptyState title={words.retireNone} />
        ) : (
          <SmartTable
            caption={words.retireTitle}
            rows={retired}
            rowKey={(one) => one.key}
            isMarked={(one) => one.isInUse}
            exportPath={paths.sheet('retire')}
            columns={retiredColumns(text)}
          />
        )}
      </Card>
    </>
  )
}
