import type { AwardPageOffer } from '#app/contracts/views/awards.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { SmartTable } from '../ui/smart-table.tsx'
import { salesColumns } from './award-columns.tsx'

/** What each offer sold and at which price, and what was missing to its next tier. */
export function SalesTable({ poolId, offers }: { poolId: string; offers: readonly AwardPageOffer[] }) {
  const text = useText()
  return (
    <SmartTable
      name="sales"
      caption={text.awards.sales}
      rows={offers}
      rowKey={(offer) => offer.offerId}
      isMarked={(offer) => offer.isMine}
      exportPath={`${paths.sheet('award-sales')}?pool=${poolId}`}
      columns={salesColumns(text)}
    />
  )
}
