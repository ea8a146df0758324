import type { RetiredView } from '#app/contracts/views/policies.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { wordColumn } from '../ui/columns.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type SmartColumn, SmartTable } from '../ui/smart-table.tsx'

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
            columns={retiredColumns(text)}
          />
        )}
      </Card>
    </>
  )
}

function retiredColumns(text: Text): SmartColumn<RetiredView>[] {
  const words = text.policies
  const isZh = text.locale === 'zh'
  const nameOf = (one: RetiredView) => (isZh ? one.nameZh : one.nameEn)
  return [
    wordColumn({ key: 'name', header: words.retireName }, nameOf, (one) => (
      <>
        {nameOf(one)} {one.isInUse && <Badge tone="danger">{words.retireOwn}</Badge>}
      </>
    )),
    wordColumn({ key: 'reason', header: words.retireReason }, (one) => one.reasonZh),
    wordColumn(
      { key: 'since', header: words.retireSince },
      (one) => one.listedOn,
      (one) => <span className="whitespace-nowrap">{one.listedOn}</span>,
    ),
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
  ]
}
