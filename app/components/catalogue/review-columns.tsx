import type { ListingReviewView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

type Waiting = ListingReviewView['waiting'][number]

/** Where a submitted listing and its form stand on the page. */
export const reviewPlace = (listingId: string) => `listing-${listingId}`

/** Listings that wait to be published: whose, of what, how much, since when. */
export function reviewColumns(text: Text): SmartColumn<Waiting>[] {
  const words = text.catalogue
  return [
    wordColumn(
      { key: 'listing', header: words.listingOf },
      ({ title, model }) => `${title} ${model}`,
      ({ id, title, model }) => (
        <a href={`#${reviewPlace(id)}`} className="font-medium text-accent underline">
          {title} {model}
        </a>
      ),
    ),
    wordColumn({ key: 'supplier', header: text.pools.supplier }, ({ supplierName }) => supplierName),
    wordColumn({ key: 'category', header: words.categoryOf, isPicked: true }, ({ category }) =>
      categoryName(category, text),
    ),
    wordColumn({ key: 'county', header: words.makerCounty, isPicked: true }, ({ county }) =>
      countyName(county, text),
    ),
    moneyColumn(text, { key: 'price', header: words.price }, ({ priceFen }) => priceFen),
    countColumn(
      {
        key: 'lead',
        header: words.leadTime,
        unit: text.common.dayUnit,
        cell: (row) => text.common.days(row.leadTimeDays),
      },
      ({ leadTimeDays }) => leadTimeDays,
    ),
    timeColumn(text, { key: 'since', header: words.updatedAt }, ({ updatedAt }) => updatedAt),
  ]
}
