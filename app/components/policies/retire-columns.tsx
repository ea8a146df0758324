import type { RetiredView } from '#app/contracts/views/policies.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

interface Named {
  nameZh: string
  nameEn: string
  categoryZh: string | null
  categoryEn: string | null
}

export const nameOf = ({ nameZh, nameEn }: Named, { locale }: Text) => (locale === 'zh' ? nameZh : nameEn)
export const categoryOf = ({ categoryZh, categoryEn }: Named, { locale }: Text) =>
  locale === 'zh' ? categoryZh : categoryEn

/** The retire catalogue as everybody reads it. */
export function retiredColumns(text: Text): SmartColumn<RetiredView>[] {
  const words = text.policies
  return [
    wordColumn(
      { key: 'name', header: words.retireName },
      (one) => nameOf(one, text),
      (one) => (
        <>
          {nameOf(one, text)} {one.isInUse && <Badge tone="danger">{words.retireOwn}</Badge>}
        </>
      ),
    ),
    wordColumn({ key: 'reason', header: words.retireReason }, (one) => reasonOf(one, text)),
    timeColumn(text, { key: 'since', header: words.retireSince, isDay: true }, (one) => one.listedOn),
    wordColumn(
      { key: 'instead', header: words.retireInstead },
      (one) => categoryOf(one, text),
      (one) =>
        one.categorySlug ? (
          <LinkButton to={paths.category(one.categorySlug)} size="small">
            {categoryOf(one, text) ?? words.seeCategory}
          </LinkButton>
        ) : (
          text.common.unknown
        ),
    ),
  ]
}

/** Why it is to be retired, in the reader's language where that is told. */
export function reasonOf({ reasonZh, reasonEn }: { reasonZh: string; reasonEn: string }, text: Text): string {
  return text.locale === 'zh' ? reasonZh : reasonEn || reasonZh
}
