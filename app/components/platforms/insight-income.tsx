import type { IncomeView } from '#app/contracts/views/insights.ts'
import { formatFen, formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Chart } from '../charts/chart.tsx'
import { AXIS, INK, LABELS_INSIDE, LETTERS, TOOLTIP } from '../charts/palette.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { incomeColumns, incomeLines } from './insight-columns.tsx'
import { monthName } from './month-name.ts'

type IncomeSource = IncomeView['rows'][number]['kind']
const SOURCES: readonly IncomeSource[] = ['booking', 'test']

const sumOf = (fen: readonly number[]) => fen.reduce((sum, one) => sum + one, 0)

/** What bookings and tests brought, month by month; behind the picture every machine and service for itself. */
export function Income({ slug, income }: { slug: string; income: IncomeView }) {
  const text = useText()
  const words = text.insights
  const { months, rows } = income
  const compact = (fen: number) => formatFenCompact(fen, text.locale)
  const monthly = (lines: IncomeView['rows']) =>
    months.map((_, index) => sumOf(lines.map(({ fen }) => fen[index] ?? 0)))
  const totals = monthly(rows)
  const parts = SOURCES.map((kind) => ({ kind, fen: monthly(rows.filter((row) => row.kind === kind)) }))
  if (rows.length === 0)
    return (
      <Card title={words.incomeTitle} hint={words.incomeHint}>
        <p className="text-sm text-ink-faint">{words.incomeEmpty}</p>
      </Card>
    )
  return (
    <Card title={words.incomeTitle} hint={words.incomeHint}>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
        {parts.map(({ kind, fen }) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span
              className="size-3 rounded-sm"
              style={{ backgroundColor: kind === 'booking' ? INK.line : INK.notice }}
              aria-hidden
            />
            {words.sources[kind]} {compact(sumOf(fen))}
          </li>
        ))}
      </ul>
      <Chart
        height={220}
        label={words.incomeLabel(months.length, compact(sumOf(totals)))}
        option={{
          grid: { ...LABELS_INSIDE, left: 4, right: 4, top: 24, bottom: 4 },
          tooltip: { ...TOOLTIP, trigger: 'item' },
          xAxis: { ...AXIS, type: 'category', data: months.map((month) => month.slice(2)) },
          yAxis: { ...AXIS, type: 'value', axisLabel: { show: false }, splitNumber: 3 },
          series: parts.map((part, place) => ({
            type: 'bar',
            name: words.sources[part.kind],
            stack: 'income',
            barMaxWidth: 40,
            itemStyle: { color: place === 0 ? INK.line : INK.notice, borderRadius: 3 },
            label: { ...LETTERS, fontSize: 11, show: true, position: 'top', color: INK.strong },
            labelLayout: { hideOverlap: true },
            data: part.fen.map((fen, index) => ({
              name: monthName(months[index] ?? '', text),
              value: fen / 100,
              // The sum of the month stands on the upper part.
              label: { formatter: place === 0 || totals[index] === 0 ? '' : compact(totals[index] ?? 0) },
              tooltip: { formatter: `{b} · ${words.sources[part.kind]}<br>${formatFen(fen)}` },
            })),
          })),
        }}
        table={<IncomeTable slug={slug} income={income} />}
      />
    </Card>
  )
}

function IncomeTable({ slug, income }: { slug: string; income: IncomeView }) {
  const text = useText()
  return (
    <SmartTable
      name="income"
      caption={text.insights.incomeTitle}
      rows={incomeLines(income)}
      rowKey={({ month }) => month}
      exportPath={`${paths.sheet('insight-income')}?platform=${slug}`}
      columns={incomeColumns(income, text)}
    />
  )
}
