import type { AwardComparisonRow } from '#app/contracts/views/awards.ts'
import type { Text } from '#app/i18n/text.ts'

/** What kind of other award a line of the comparison is. */
export function nameOfOther({ kind, supplierName }: AwardComparisonRow, { awards: words }: Text): string {
  return kind === 'without' ? words.without(supplierName) : words.using(supplierName)
}
