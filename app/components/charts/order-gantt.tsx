import type { OrderSpan } from '#app/contracts/views/orders.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { formatDay, formatDayShort, formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { DataTable } from '../ui/table.tsx'
import { Chart } from './chart.tsx'
import { AXIS, INK, LETTERS, TOOLTIP } from './palette.ts'

const MOST_BARS = 10
const ROW_PX = 28

const COLOURS: Record<OrderSpan['phase'], string> = {
  signing: INK.faint,
  production: INK.notice,
  delivery: INK.saving,
  warranty: INK.line,
}

/** When each order is signed, made, delivered and under warranty; what is agreed but not yet done as planned. */
export function OrderGantt({ spans, nowAt }: { spans: OrderSpan[]; nowAt: string }) {
  const text = useText()
  const orders = [...new Set(spans.map(({ orderId }) => orderId))].slice(0, MOST_BARS)
  const shown = spans.filter(({ orderId }) => orders.includes(orderId))
  const from = Math.min(...shown.map(({ fromAt }) => Date.parse(fromAt)))
  if (shown.length === 0) return null
  const days = (at: string) => (Date.parse(at) - from) / DAY_MS
  const numberOf = (orderId: string) => shown.find((span) => span.orderId === orderId)?.number ?? ''
  return (
    <Chart
      height={orders.length * ROW_PX + 72}
      label={text.charts.ganttLabel(orders.length)}
      option={{
        grid: {
          left: 8,
          right: 16,
          top: 22,
          bottom: 4,
          outerBoundsMode: 'same',
          outerBoundsContain: 'axisLabel',
        },
        tooltip: { ...TOOLTIP, trigger: 'item' },
        xAxis: {
          ...AXIS,
          type: 'value',
          min: 0,
          splitNumber: 3,
          axisLabel: {
            ...LETTERS,
            hideOverlap: true,
            formatter: (day: number) =>
              formatDayShort(new Date(from + day * DAY_MS).toISOString(), text.locale),
          },
        },
        yAxis: {
          ...AXIS,
          type: 'category',
          inverse: true,
          data: orders.map((orderId) => numberOf(orderId).slice(-6)),
        },
        series: [
          ...(['signing', 'production', 'delivery', 'warranty'] as const).flatMap((phase, index) => [
            gapSeries(orders, shown, phase, days),
            {
              type: 'bar' as const,
              stack: 'time',
              name: text.charts.phases[phase],
              barWidth: 14,
              itemStyle: { color: COLOURS[phase], borderRadius: 3 },
              data: orders.map((orderId) => {
                const span = shown.find((one) => one.orderId === orderId && one.phase === phase)
                if (!span) return 0
                const when = `${formatInstantShort(span.fromAt, text.locale)} – ${formatInstantShort(span.untilAt, text.locale)}`
                return {
                  value: days(span.untilAt) - days(span.fromAt),
                  itemStyle: { opacity: span.isPlanned ? 0.45 : 1 },
                  tooltip: { formatter: `${span.number} · ${text.charts.phases[phase]}<br>${when}` },
                }
              }),
              ...(index === 0
                ? {
                    markLine: {
                      silent: true,
                      symbol: 'none',
                      lineStyle: { color: INK.warning },
                      label: { ...LETTERS, position: 'start' as const, formatter: text.charts.today },
                      data: [{ xAxis: days(nowAt) }],
                    },
                  }
                : {}),
            },
          ]),
        ],
      }}
      table={<SpansTable spans={spans} />}
    />
  )
}

/** What lies between the end of the phase before and the start of this one. */
function gapSeries(
  orders: readonly string[],
  spans: readonly OrderSpan[],
  phase: OrderSpan['phase'],
  days: (at: string) => number,
) {
  return {
    type: 'bar' as const,
    stack: 'time',
    silent: true,
    barWidth: 14,
    itemStyle: { color: 'transparent' },
    data: orders.map((orderId) => {
      const own = spans.filter((span) => span.orderId === orderId)
      const at = own.findIndex((span) => span.phase === phase)
      const span = own[at]
      if (!span) return 0
      const before = own[at - 1]
      return days(span.fromAt) - (before ? days(before.untilAt) : 0)
    }),
  }
}

function SpansTable({ spans }: { spans: OrderSpan[] }) {
  const text = useText()
  return (
    <DataTable
      caption={text.charts.gantt}
      rows={spans}
      rowKey={(span) => `${span.orderId}-${span.phase}`}
      columns={[
        { key: 'number', header: text.orders.number, cell: (span) => span.number },
        {
          key: 'phase',
          header: text.charts.phase,
          cell: (span) =>
            span.isPlanned
              ? text.charts.planned(text.charts.phases[span.phase])
              : text.charts.phases[span.phase],
        },
        { key: 'from', header: text.statement.from, cell: (span) => formatDay(span.fromAt, text.locale) },
        { key: 'until', header: text.statement.to, cell: (span) => formatDay(span.untilAt, text.locale) },
      ]}
    />
  )
}
