import type { TierView } from '#app/contracts/views/pools.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { DataTable } from '../ui/table.tsx'
import { Chart } from './chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from './palette.ts'
import { type WaterfallBar, waterfallOf } from './waterfall.ts'

interface SavingWaterfallProps {
  referencePriceFen: number
  tiers: TierView[]
  quantity: number
}

const COLOURS: Record<WaterfallBar['kind'], string> = {
  reference: INK.faint,
  step: INK.saving,
  price: INK.line,
  ahead: INK.savingSoft,
}

/** Why a set costs what it costs: the price alone, every concession, the price now, the next one ahead. */
export function SavingWaterfall({ referencePriceFen, tiers, quantity }: SavingWaterfallProps) {
  const text = useText()
  const bars = waterfallOf(referencePriceFen, tiers, quantity)
  const nowFen = bars.find(({ kind }) => kind === 'price')?.highFen ?? referencePriceFen
  // What all bars share says nothing: the axis starts a little below the lowest that differs.
  const lowest = Math.min(...bars.map((bar) => (bar.lowFen === 0 ? bar.highFen : bar.lowFen)))
  const floor = Math.max(0, lowest - (referencePriceFen - lowest) * 0.6)
  return (
    <Chart
      height={240}
      label={text.charts.waterfallLabel(formatPrice(referencePriceFen), formatPrice(nowFen))}
      option={{
        grid: {
          left: 8,
          right: 8,
          top: 24,
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        tooltip: { ...TOOLTIP, trigger: 'item' },
        xAxis: {
          ...AXIS,
          type: 'category',
          data: bars.map((bar) => nameOf(bar, text)),
          axisLabel: { ...LETTERS, interval: 0, width: 72, overflow: 'break' },
        },
        yAxis: { ...AXIS, type: 'value', min: floor / 100, axisLabel: { show: false }, splitNumber: 3 },
        series: [
          {
            type: 'bar',
            stack: 'price',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: bars.map((bar) => Math.max(bar.lowFen, floor) / 100),
          },
          {
            type: 'bar',
            stack: 'price',
            barMaxWidth: 56,
            label: { ...LETTERS, show: true, position: 'top', color: INK.strong },
            data: bars.map((bar) => ({
              value: (bar.highFen - Math.max(bar.lowFen, floor)) / 100,
              itemStyle: { color: COLOURS[bar.kind], borderRadius: 3 },
              // What is still ahead stands below its bar, beside the price and not in it.
              label: { formatter: amountOf(bar), position: bar.kind === 'ahead' ? 'bottom' : 'top' },
              tooltip: { formatter: `${nameOf(bar, text)} ${amountOf(bar)}` },
            })),
          },
        ],
      }}
      table={
        <DataTable
          caption={text.charts.waterfall}
          rows={bars}
          rowKey={(bar, index) => `${bar.kind}-${index}`}
          columns={[
            { key: 'name', header: text.charts.step, cell: (bar) => nameOf(bar, text) },
            { key: 'amount', header: text.charts.perSet, align: 'right', cell: amountOf },
          ]}
        />
      }
    />
  )
}

function nameOf({ kind, fromQuantity }: WaterfallBar, text: Text): string {
  if (kind === 'reference') return text.ladder.reference
  if (kind === 'price') return text.charts.now
  const reached = text.charts.tierFrom(formatQuantity(fromQuantity, text.locale))
  return kind === 'step' ? reached : text.charts.ahead(reached)
}

function amountOf({ kind, lowFen, highFen }: WaterfallBar): string {
  return kind === 'reference' || kind === 'price' ? formatPrice(highFen) : `−${formatPrice(highFen - lowFen)}`
}
