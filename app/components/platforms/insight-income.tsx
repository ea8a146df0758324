import type { IncomeView } from '#app/contracts/views/insights.ts'
import { formatFen, formatFenCompact } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { Chart } from '../charts/chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from '../charts/palette.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/table.tsx'

const sumOf = (fen: readonly number[]) => fen.reduce((sum, one) => sum + one, 0)

export function monthName(month: string, text: Text): string {
  const [year = '', number = ''] = month.split('-')
  return text.insights.monthOf(year, Number(number))
}

/** What bookings settled, month by month; behind the picture every piece of equipment for itself. */
export function Income({ income }: { income: IncomeView }) {
  const text = useText()
  const words = text.insights
  const { months, rows } = income
  const totals = months.map((_, index) => sumOf(rows.map(({ fen }) => fen[index] ?? 0)))
  if (rows.length === 0)
    return (
      <Card title={words.incomeTitle} hint={words.incomeHint}>
        <p className="text-sm text-ink-faint">{words.incomeEmpty}</p>
      </Card>
    )
  return (
    <Card title={words.incomeTitle} hint={words.incomeHint}>
      <Chart
        height={220}
        label={words.incomeLabel(months.length, formatFenCompact(sumOf(totals), text.locale))}
        option={{
          grid: { left: 4, right: 4, top: 24, bottom: 4, containLabel: true },
          tooltip: { ...TOOLTIP, trigger: 'item' },
          xAxis: { ...AXIS, type: 'category', data: months.map((month) => month.slice(2)) },
          yAxis: { ...AXIS, type: 'value', axisLabel: { show: false }, splitNumber: 3 },
          series: [
            {
              type: 'bar',
              barMaxWidth: 40,
              itemStyle: { color: INK.line, borderRadius: 3 },
              label: { ...LETTERS, fontSize: 11, show: true, position: 'top', color: INK.strong },
              labelLayout: { hideOverlap: true },
              data: totals.map((fen, index) => ({
                name: monthName(months[index] ?? '', text),
                value: fen / 100,
                label: { formatter: fen === 0 ? '' : formatFenCompact(fen, text.locale) },
                tooltip: { formatter: `{b}<br>${formatFen(fen)}` },
              })),
            },
          ],
        }}
        table={<IncomeTable income={income} totals={totals} />}
      />
    </Card>
  )
}

function IncomeTable({ income: { months, rows }, totals }: { income: IncomeView; totals: number[] }) {
  const text = useText()
  const words = text.insights
  const lines = months.map((month, index) => ({ month, index })).toReversed()
  return (
    <DataTable
      caption={words.incomeTitle}
      rows={lines}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', header: words.month, cell: ({ month }) => monthName(month, text) },
        {
          key: 'sum',
          header: words.sum,
          align: 'right',
          cell: ({ index }) => <strong>{formatFen(totals[index] ?? 0)}</strong>,
        },
        ...rows.map(({ id, name, fen }) => ({
          key: id,
          header: name,
          align: 'right' as const,
          cell: ({ index }: { index: number }) => formatFen(fen[index] ?? 0),
        })),
      ]}
    />
  )
}
