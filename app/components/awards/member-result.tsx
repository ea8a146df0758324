import type { AwardAlternative, AwardPageMember } from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { OneMoreLine } from './one-more-line.tsx'
import { PriceChart } from './price-chart.tsx'

/** What came out for the member who reads it, and what every other offer would have meant. */
export function MemberResult({ mine }: { mine: AwardPageMember }) {
  const { awards: words, common, join, locale } = useText()
  const money = (fen: number | null) => (fen === null ? common.unknown : formatPrice(fen))
  return (
    <Card title={words.mine} aside={mine.supplierName === null ? null : join.awardedTo(mine.supplierName)}>
      {mine.supplierName === null && <Notice>{words.notServed}</Notice>}
      <div className="my-3 max-w-xl">
        <Facts
          facts={[
            { name: common.quantity, value: formatQuantity(mine.quantity, locale) },
            { name: words.paid, value: <strong>{money(mine.priceFen)}</strong> },
            { name: words.solo, value: money(mine.soloPriceFen) },
            { name: words.cap, value: money(mine.capFen) },
            { name: words.mySaving, value: <strong className="text-saving">{money(mine.savingFen)}</strong> },
          ]}
        />
      </div>
      <OneMoreLine nextTier={mine.nextTier} oneMore={mine.oneMore} />
      {mine.blocking && (
        <div className="mt-3">
          <Notice tone="warning">
            {words.blocking(
              mine.blocking.firms,
              formatQuantity(mine.blocking.quantity, locale),
              mine.blocking.supplierName,
              formatPrice(mine.blocking.priceFen),
            )}
          </Notice>
        </div>
      )}
      <h3 className="mt-5 font-semibold">{words.alternatives}</h3>
      <p className="mb-2 text-sm text-ink-faint">{words.alternativesHint}</p>
      <PriceChart mine={mine} />
      <Alternatives alternatives={mine.alternatives} />
    </Card>
  )
}

function Alternatives({ alternatives }: { alternatives: readonly AwardAlternative[] }) {
  const { awards: words, common } = useText()
  const signed = (fen: number | null) =>
    fen === null ? common.unknown : `${fen > 0 ? '+' : ''}${formatPrice(fen)}`
  return (
    <DataTable
      caption={words.alternatives}
      rows={alternatives}
      rowKey={(row) => row.offerId}
      isMarked={(row) => row.verdict === 'chosen'}
      columns={[
        { key: 'supplier', header: words.supplier, cell: (row) => row.supplierName },
        {
          key: 'price',
          header: words.thereFen,
          align: 'right',
          cell: (row) => (row.priceFen === null ? common.unknown : formatPrice(row.priceFen)),
        },
        { key: 'extra', header: words.extra, align: 'right', cell: (row) => signed(row.extraCostFen) },
        {
          key: 'verdict',
          header: words.verdictTitle,
          cell: (row) => <span className="block min-w-32">{words.verdict[row.verdict]}</span>,
        },
      ]}
    />
  )
}
