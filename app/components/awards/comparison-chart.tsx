import type { AwardComparison, AwardComparisonRow, OtherAwardView } from '#app/contracts/views/awards.ts'
import { formatCount, formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { Chart } from '../charts/chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from '../charts/palette.ts'
import { DataTable } from '../ui/table.tsx'

interface ComparisonChartProps {
  comparison: AwardComparison
  /** The award itself, in the same figures. */
  savingFen: number
  servedQuantity: number
  suppliers: number
}

/** More bars than this cannot be read; the table has them all. */
const MOST_BARS = 10

interface Bar {
  readonly key: string
  readonly name: string
  readonly award: Exclude<OtherAwardView, 'impossible' | null>
  readonly isAward: boolean
}

/** The award beside the best award of every other kind that was solved. */
export function ComparisonChart({ comparison, savingFen, servedQuantity, suppliers }: ComparisonChartProps) {
  const text = useText()
  const { awards: words, locale } = text
  const others = comparison.rows.flatMap((row): Bar[] =>
    row.award === null || row.award === 'impossible'
      ? []
      : [{ key: row.offerId, name: nameOf(row, text), award: row.award, isAward: false }],
  )
  const own = { savingFen, lessFen: 0, servedQuantity, suppliers, isExact: true }
  const bars: Bar[] = [
    { key: '', name: words.theAward, award: own, isAward: true },
    ...others.slice(0, MOST_BARS),
  ]
  const table = <ComparisonTable comparison={comparison} own={own} />
  if (others.length === 0) return table
  const shown = [...bars].reverse()
  return (
    <Chart
      height={56 + 40 * bars.length}
      label={words.comparisonLabel(formatFenCompact(savingFen, locale), others.length)}
      option={{
        grid: { left: 8, right: 72, top: 8, bottom: 4, containLabel: true },
        tooltip: { ...TOOLTIP, trigger: 'item' },
        xAxis: { ...AXIS, type: 'value', axisLabel: { show: false }, splitNumber: 3 },
        yAxis: {
          ...AXIS,
          type: 'category',
          data: shown.map(({ name }) => name),
          axisLabel: { ...LETTERS, interval: 0, width: 112, overflow: 'truncate' },
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 22,
            label: { ...LETTERS, show: true, position: 'right', color: INK.strong },
            data: shown.map(({ award, isAward, name }) => ({
              value: award.savingFen / 100,
              itemStyle: { color: isAward ? INK.saving : INK.soft, borderColor: INK.line, borderRadius: 3 },
              label: { formatter: formatFenCompact(award.savingFen, locale) },
              tooltip: { formatter: `${name} ${formatPrice(award.savingFen)}` },
            })),
          },
        ],
      }}
      table={table}
    />
  )
}

function nameOf({ kind, supplierName }: AwardComparisonRow, { awards: words }: Text): string {
  return kind === 'without' ? words.without(supplierName) : words.using(supplierName)
}

function ComparisonTable({ comparison, own }: { comparison: AwardComparison; own: Bar['award'] }) {
  const text = useText()
  const { awards: words, common, locale } = text
  const rows = [
    { key: '', name: words.theAward, award: own },
    ...comparison.rows.map((row) => ({ key: row.offerId, name: nameOf(row, text), award: row.award })),
  ]
  const figure = (other: OtherAwardView, write: (award: Bar['award']) => string) =>
    other === null || other === 'impossible' ? common.unknown : write(other)
  return (
    <DataTable
      caption={words.comparison}
      rows={rows}
      rowKey={(row) => row.key}
      isMarked={(row) => row.key === ''}
      columns={[
        { key: 'name', header: words.otherAward, cell: (row) => row.name },
        {
          key: 'saving',
          header: words.saving,
          align: 'right',
          cell: ({ award }) => figure(award, ({ savingFen }) => formatPrice(savingFen)),
        },
        {
          key: 'less',
          header: words.savesLess,
          align: 'right',
          cell: ({ award }) => figure(award, ({ lessFen }) => formatPrice(lessFen)),
        },
        {
          key: 'served',
          header: words.served,
          align: 'right',
          cell: ({ award }) => figure(award, ({ servedQuantity }) => formatQuantity(servedQuantity, locale)),
        },
        {
          key: 'suppliers',
          header: words.suppliers,
          align: 'right',
          cell: ({ award }) => figure(award, ({ suppliers }) => formatCount(suppliers)),
        },
        { key: 'note', header: words.howSure, cell: ({ award }) => words.sureness[surenessOf(award)] },
      ]}
    />
  )
}

function surenessOf(award: OtherAwardView): keyof Text['awards']['sureness'] {
  if (award === null) return 'notReached'
  if (award === 'impossible') return 'impossible'
  return award.isExact ? 'exact' : 'found'
}
