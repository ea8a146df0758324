import type { AwardComparison, OtherAwardView } from '#app/contracts/views/awards.ts'
import { formatFenCompact, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Chart } from '../charts/chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from '../charts/palette.ts'
import { paths } from '../paths.ts'
import { SmartTable } from '../ui/smart-table.tsx'
import { type Compared, comparedAwards, comparisonColumns } from './award-columns.tsx'
import { nameOfOther } from './comparison-name.ts'

interface ComparisonChartProps {
  poolId: string
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
export function ComparisonChart({ poolId, ...compared }: ComparisonChartProps) {
  const { comparison, savingFen, servedQuantity, suppliers } = compared
  const text = useText()
  const { awards: words, locale } = text
  const others = comparison.rows.flatMap((row): Bar[] =>
    row.award === null || row.award === 'impossible'
      ? []
      : [{ key: row.offerId, name: nameOfOther(row, text), award: row.award, isAward: false }],
  )
  const own = { savingFen, lessFen: 0, servedQuantity, suppliers, isExact: true }
  const bars: Bar[] = [
    { key: '', name: words.theAward, award: own, isAward: true },
    ...others.slice(0, MOST_BARS),
  ]
  const table = <ComparisonTable poolId={poolId} compared={compared} />
  if (others.length === 0) return table
  const shown = [...bars].reverse()
  return (
    <Chart
      height={56 + 40 * bars.length}
      label={words.comparisonLabel(formatFenCompact(savingFen, locale), others.length)}
      option={{
        grid: {
          left: 8,
          right: 72,
          top: 8,
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
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

function ComparisonTable({ poolId, compared }: { poolId: string; compared: Compared }) {
  const text = useText()
  return (
    <SmartTable
      name="others"
      caption={text.awards.comparison}
      rows={comparedAwards(compared, text)}
      rowKey={(row) => row.key}
      isMarked={(row) => row.key === ''}
      exportPath={`${paths.sheet('award-comparison')}?pool=${poolId}`}
      columns={comparisonColumns(text)}
    />
  )
}
