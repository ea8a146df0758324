import type { RetiredView } from '#app/contracts/views/policies.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'

/** The retire catalogue (article 8): what, why, since when, and what stands in its place. */
export function RetirePage({ retired }: { retired: RetiredView[] }) {
  const text = useText()
  const words = text.policies
  const isZh = text.locale === 'zh'
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
          <DataTable
            caption={words.retireTitle}
            rows={retired}
            rowKey={(one) => one.key}
            isMarked={(one) => one.isInUse}
            columns={[
              {
                key: 'name',
                header: words.retireName,
                cell: (one) => (
                  <>
                    {isZh ? one.nameZh : one.nameEn}{' '}
                    {one.isInUse && <Badge tone="danger">{words.retireOwn}</Badge>}
                  </>
                ),
              },
              { key: 'reason', header: words.retireReason, cell: (one) => one.reasonZh },
              {
                key: 'since',
                header: words.retireSince,
                cell: (one) => <span className="whitespace-nowrap">{one.listedOn}</span>,
              },
              {
                key: 'instead',
                header: words.retireInstead,
                cell: (one) =>
                  one.categorySlug ? (
                    <LinkButton to={paths.category(one.categorySlug)} size="small">
                      {(isZh ? one.categoryZh : one.categoryEn) ?? words.seeCategory}
                    </LinkButton>
                  ) : (
                    text.common.unknown
                  ),
              },
            ]}
          />
        )}
      </Card>
    </>
  )
}
