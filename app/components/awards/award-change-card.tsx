import type { AwardChange, AwardPageView } from '#app/contracts/views/awards.ts'
import { formatFenCompact, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/table.tsx'

/** What the new award changes against the one that did not come into force. */
export function AwardChangeCard({ view, change }: { view: AwardPageView; change: AwardChange }) {
  const { awards: words, common, locale } = useText()
  const { mine } = change
  const sets = (quantity: number) => formatQuantity(quantity, locale)
  const rows = [
    ...change.offers,
    {
      offerId: '',
      supplierName: words.total,
      before: change.servedBefore,
      after: view.servedQuantity,
    },
  ]
  return (
    <Card title={words.change} hint={words.changeLead(formatInstant(change.previousAwardedAt, locale))}>
      {mine && (
        <p className="mb-3">
          {mine.supplierName === null
            ? words.beforeMineNone
            : words.beforeMine(
                mine.supplierName,
                mine.priceFen === null ? common.unknown : formatPrice(mine.priceFen),
              )}
        </p>
      )}
      <DataTable
        caption={words.change}
        rows={rows}
        rowKey={(row) => row.offerId}
        columns={[
          { key: 'supplier', header: words.supplier, cell: (row) => row.supplierName },
          { key: 'before', header: words.before, align: 'right', cell: (row) => sets(row.before) },
          { key: 'after', header: words.after, align: 'right', cell: (row) => sets(row.after) },
        ]}
      />
      <p className="mt-3 text-sm text-ink-soft">
        {words.saving}: {formatFenCompact(change.savingBeforeFen, locale)} →{' '}
        {formatFenCompact(view.savingFen, locale)}
      </p>
    </Card>
  )
}
