import type { ProposalView } from '#app/contracts/views/demands.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { countColumn, moneyColumn, quantityColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** Where a proposal and the form that starts its pool stand on the page. */
export const proposalPlace = (demandId: string) => `proposal-${demandId}`

/** Pools that open demands could make: of what, how many, where, with which saving. */
export function proposalColumns(text: Text): SmartColumn<ProposalView>[] {
  const words = text.demands
  const placesOf = ({ group }: ProposalView) =>
    group.counties.map(({ county }) => countyName(county, text)).join(text.locale === 'zh' ? '、' : ', ')
  return [
    wordColumn(
      { key: 'category', header: text.common.category },
      ({ category }) => categoryName(category, text),
      ({ demandId, category }) => (
        <a href={`#${proposalPlace(demandId)}`} className="font-medium text-accent underline">
          {categoryName(category, text)}
        </a>
      ),
    ),
    countColumn(
      {
        key: 'firms',
        header: text.pools.firms,
        unit: text.common.firmUnit,
        cell: ({ group }) => text.common.firms(group.firms),
      },
      ({ group }) => group.firms,
    ),
    quantityColumn(text, { key: 'quantity', header: words.quantity }, ({ group }) => group.quantity),
    moneyColumn(text, { key: 'alone', header: words.alonePrice }, ({ group }) => group.aloneFen),
    moneyColumn(text, { key: 'pooled', header: words.pooledPrice }, ({ group }) => group.pooledFen),
    moneyColumn(text, { key: 'saving', header: words.expectedTotal, isSaving: true }, ({ group }) =>
      group.savingFen > 0 ? group.savingFen : null,
    ),
    wordColumn({ key: 'places', header: words.partners }, placesOf),
  ]
}
