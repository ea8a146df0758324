import { type HeatCell, shareOf } from '#app/domain/bookings/utilisation.ts'
import { formatBasisPoints, formatMinutes } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { DataTable } from '../ui/table.tsx'
import { Chart } from './chart.tsx'
import { AXIS, INK, LABELS_INSIDE, LETTERS, TOOLTIP } from './palette.ts'

const mixed = (percent: number) => `color-mix(in srgb, ${INK.line} ${percent}%, ${INK.ground})`
/** Basis points up to which a step goes, with its colour: one hue, the darker the busier. */
const STEPS = [
  { key: 'idle', most: 0, colour: mixed(6) },
  { key: 'low', most: 2_000, colour: mixed(20) },
  { key: 'some', most: 4_000, colour: mixed(38) },
  { key: 'half', most: 6_000, colour: mixed(58) },
  { key: 'busy', most: 8_000, colour: mixed(79) },
  { key: 'full', most: 10_000, colour: mixed(100) },
] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The hours of a week by how much of their open time was booked. */
export function UseHeat({ heat }: { heat: HeatCell[] }) {
  const text = useText()
  const words = text.insights
  const open = heat.flatMap((cell) => {
    const share = shareOf(cell)
    return share === null ? [] : [{ ...cell, share }]
  })
  const busiest = open.toSorted((a, b) => b.share - a.share)[0]
  if (!busiest) return <p className="text-sm text-ink-faint">{words.heatEmpty}</p>
  const days = words.weekdays
  return (
    <>
      <Chart
        height={240}
        label={words.heatLabel(
          words.heatAt(days[busiest.weekday - 1] ?? '', busiest.hour),
          formatBasisPoints(busiest.share),
        )}
        option={{
          grid: { ...LABELS_INSIDE, left: 4, right: 4, top: 4, bottom: 4 },
          tooltip: TOOLTIP,
          xAxis: {
            ...AXIS,
            type: 'category',
            data: HOURS.map(String),
            axisLine: { show: false },
            axisLabel: { ...LETTERS, interval: 2 },
          },
          yAxis: { ...AXIS, type: 'category', data: [...days], inverse: true, axisLine: { show: false } },
          visualMap: {
            type: 'piecewise',
            show: false,
            dimension: 2,
            pieces: STEPS.map(({ most, colour }, index) => ({
              gt: index === 0 ? -1 : (STEPS[index - 1]?.most ?? 0),
              lte: most,
              color: colour,
            })),
          },
          series: [
            {
              type: 'heatmap',
              name: words.share,
              itemStyle: { borderColor: INK.ground, borderWidth: 1 },
              data: open.map(({ weekday, hour, share }) => ({
                name: words.heatAt(days[weekday - 1] ?? '', hour),
                value: [hour, weekday - 1, share],
                tooltip: { formatter: `{b}<br>${formatBasisPoints(share)}` },
              })),
            },
          ],
        }}
        table={<HeatTable heat={heat} text={text} />}
      />
      <Legend />
    </>
  )
}

function Legend() {
  const words = useText().insights
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {STEPS.map(({ key, colour }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="inline-block size-3 rounded-sm border border-line"
            style={{ background: colour }}
          />
          {words.levels[key]}
        </li>
      ))}
    </ul>
  )
}

/** Hours down, weekdays across; an hour in which nothing ever opens has no row. */
function HeatTable({ heat, text }: { heat: HeatCell[]; text: Text }) {
  const words = text.insights
  const cellAt = (weekday: number, hour: number) =>
    heat.find((cell) => cell.weekday === weekday && cell.hour === hour)
  const rows = HOURS.filter((hour) => heat.some((cell) => cell.hour === hour && cell.openMinutes > 0))
  return (
    <DataTable
      caption={words.heatTitle}
      rows={rows}
      rowKey={(hour) => String(hour)}
      columns={[
        { key: 'hour', header: words.weekday, cell: (hour) => words.hour(hour) },
        ...words.weekdays.map((day, index) => ({
          key: day,
          header: day,
          align: 'right' as const,
          cell: (hour: number) => {
            const cell = cellAt(index + 1, hour)
            const share = cell ? shareOf(cell) : null
            if (!cell || share === null) return '–'
            return (
              <span title={formatMinutes(Math.round(cell.bookedMinutes), text.locale)}>
                {formatBasisPoints(Math.round(share / 100) * 100)}
              </span>
            )
          },
        })),
      ]}
    />
  )
}
