import type { PricePoint } from '#app/contracts/views/pools.ts'
import {
  formatFenCompact,
  formatInstant,
  formatInstantShort,
  formatPrice,
  formatQuantity,
} from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { DataTable } from '../ui/table.tsx'
import { Chart } from './chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from './palette.ts'

interface PriceHistoryProps {
  points: PricePoint[]
  referencePriceFen: number
}

/** How a pool's price came down: a step for every join and every concession. */
export function PriceHistory({ points, referencePriceFen }: PriceHistoryProps) {
  const text = useText()
  const priced = points.flatMap(({ at, priceFen }) =>
    priceFen === null ? [] : [[at, priceFen / 100] as const],
  )
  const first = priced[0]
  const last = priced.at(-1)
  if (!first || !last || priced.length < 2) return null
  const lowest = Math.min(...priced.map(([, yuan]) => yuan))
  const highest = Math.max(referencePriceFen / 100, ...priced.map(([, yuan]) => yuan))
  const room = Math.max(1, (highest - lowest) * 0.15)
  const label = text.charts.priceHistoryLabel(
    formatPrice(first[1] * 100),
    formatPrice(last[1] * 100),
    points.length,
  )
  return (
    <Chart
      height={220}
      label={label}
      option={{
        grid: {
          left: 8,
          right: 16,
          top: 16,
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        tooltip: { ...TOOLTIP, trigger: 'axis' },
        xAxis: {
          ...AXIS,
          type: 'category',
          data: priced.map(([at]) => formatInstantShort(at, text.locale)),
          boundaryGap: false,
        },
        yAxis: {
          ...AXIS,
          type: 'value',
          min: Math.floor(lowest - room),
          max: Math.ceil(highest + room),
          // The ends are wherever the prices leave room: no figures to remember.
          axisLabel: { ...LETTERS, show: true, showMinLabel: false, showMaxLabel: false },
          splitNumber: 3,
        },
        series: [
          {
            type: 'line',
            name: text.pools.priceNow,
            step: 'end',
            showSymbol: false,
            lineStyle: { color: INK.line, width: 2.5 },
            itemStyle: { color: INK.line },
            areaStyle: { color: INK.soft, opacity: 0.6 },
            data: priced.map(([, yuan]) => yuan),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: INK.faint, type: 'dashed' },
              label: { ...LETTERS, formatter: text.ladder.reference, position: 'insideEndTop' },
              data: [{ yAxis: referencePriceFen / 100 }],
            },
          },
        ],
      }}
      table={
        <DataTable
          caption={text.charts.priceHistory}
          rows={points.toReversed()}
          rowKey={(point, index) => `${point.at}-${index}`}
          columns={[
            { key: 'at', header: text.common.at, cell: (point) => formatInstant(point.at, text.locale) },
            {
              key: 'quantity',
              header: text.common.quantity,
              align: 'right',
              cell: (point) => formatQuantity(point.quantity, text.locale),
            },
            {
              key: 'price',
              header: text.common.unitPrice,
              align: 'right',
              cell: (point) => (point.priceFen === null ? text.common.unknown : formatPrice(point.priceFen)),
            },
            {
              key: 'saving',
              header: text.common.saving,
              align: 'right',
              cell: (point) =>
                point.priceFen === null
                  ? text.common.unknown
                  : formatFenCompact(
                      Math.max(0, referencePriceFen - point.priceFen) * point.quantity,
                      text.locale,
                    ),
            },
          ]}
        />
      }
    />
  )
}
