import type { AwardAlternative, AwardPageMember, OneMoreSetView } from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { alternativeColumns } from './award-columns.tsx'
import { OneMoreLine } from './one-more-line.tsx'
import { PriceChart } from './price-chart.tsx'

/** What came out for the member who reads it, and what every other offer would have meant. */
export function MemberResult({ poolId, mine }: { poolId: string; mine: AwardPageMember }) {
  const { awards: words, common, join, locale } = useText()
  const money = (fen: number | null) => (fen === null ? common.unknown : formatPrice(fen))
  return (
    <Card title={words.mine} aside={mine.supplierName === null ? null : join.awardedTo(mine.supplierName)}>
      {mine.supplierName === null && (
        <Notice>
          {words.notServed}
          {mine.served === 'impossible' && words.cannotBeServed}
          {mine.served !== null &&
            mine.served !== 'impossible' &&
            words.servedSavesLess(
              mine.served.lessFen > 0 ? formatPrice(mine.served.lessFen) : null,
              mine.served.isExact,
            )}
        </Notice>
      )}
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
      {mine.oneMoreSet && <OneMoreSet oneMore={mine.oneMoreSet} />}
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
      <Alternatives poolId={poolId} alternatives={mine.alternatives} />
    </Card>
  )
}

/** The award solved again with one set more for the reader. */
function OneMoreSet({ oneMore }: { oneMore: OneMoreSetView }) {
  const { awards: words } = useText()
  const { supplierName, priceFen, extraCostFen, isExact } = oneMore
  return (
    <p className="mt-1 text-sm text-ink-soft">
      {supplierName === null || priceFen === null
        ? words.oneMoreSetNone
        : words.oneMoreSet(supplierName, formatPrice(priceFen))}
      {extraCostFen !== null && words.oneMoreSetTotal(formatPrice(Math.abs(extraCostFen)), extraCostFen < 0)}
      {!isExact && words.notProven}
    </p>
  )
}

function Alternatives({
  poolId,
  alternatives,
}: {
  poolId: string
  alternatives: readonly AwardAlternative[]
}) {
  const text = useText()
  return (
    <SmartTable
      name="mine"
      caption={text.awards.alternatives}
      rows={alternatives}
      rowKey={(row) => row.offerId}
      isMarked={(row) => row.verdict === 'chosen'}
      exportPath={`${paths.sheet('award-alternatives')}?pool=${poolId}`}
      columns={alternativeColumns(text)}
    />
  )
}
