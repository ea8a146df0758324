import { Link } from '@remix-run/react'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { DataTable } from '../ui/table.tsx'
import { DISTRICT_SHAPES } from './district-shapes.ts'

export interface DistrictValue {
  readonly county: string
  readonly value: number
}

interface DistrictMapProps {
  values: DistrictValue[]
  /** What is measured, in words. */
  measure: string
  /** A value with its unit. */
  format: (value: number) => string
  /** Where a district leads to. */
  to?: (county: string) => string
}

const STEPS = 5

/** The nine districts and zones of the city, the darker the more. Plain SVG: it is whole without JavaScript. */
export function DistrictMap({ values, measure, format, to }: DistrictMapProps) {
  const text = useText()
  const measured = (county: string) => values.find((one) => one.county === county)?.value ?? 0
  const most = Math.max(1, ...DISTRICT_SHAPES.map(({ code }) => measured(code)))
  const rows = DISTRICT_SHAPES.map(({ code }) => ({ county: code, value: measured(code) })).toSorted(
    (a, b) => b.value - a.value,
  )
  return (
    <figure className="min-w-0">
      <svg
        viewBox="0 0 360 240"
        className="h-auto w-full"
        role={to ? 'group' : 'img'}
        aria-label={text.charts.mapLabel(measure)}
      >
        {DISTRICT_SHAPES.map(({ code, points, at: [x, y] }) => {
          const step = Math.ceil((measured(code) / most) * STEPS)
          const shape = (
            <>
              <title>{`${countyName(code, text)} ${format(measured(code))}`}</title>
              <polygon
                points={points}
                className="fill-accent stroke-surface"
                strokeWidth="2"
                fillOpacity={0.08 + step * 0.16}
              />
              <text
                x={x}
                y={y}
                textAnchor="middle"
                className={step > 3 ? 'fill-on-accent' : 'fill-ink'}
                fontSize={code === 'gangqu' ? 8 : 11}
              >
                {text.charts.shortCounties[code] ?? countyName(code, text)}
              </text>
            </>
          )
          return to ? (
            <a key={code} href={to(code)} tabIndex={-1} className="hover:opacity-80">
              {shape}
            </a>
          ) : (
            <g key={code}>{shape}</g>
          )
        })}
      </svg>
      <details className="group">
        <summary className="inline-flex min-h-11 items-center gap-1 rounded text-sm text-accent hover:underline sm:min-h-9">
          <Icon name="chevronRight" className="size-3 transition-transform group-open:rotate-90" />
          {text.common.asTable}
        </summary>
        <DataTable
          caption={measure}
          rows={rows}
          rowKey={(row) => row.county}
          columns={[
            {
              key: 'county',
              header: text.common.district,
              cell: (row) =>
                to ? (
                  <Link to={to(row.county)} className="text-accent hover:underline">
                    {countyName(row.county, text)}
                  </Link>
                ) : (
                  countyName(row.county, text)
                ),
            },
            { key: 'value', header: measure, align: 'right', cell: (row) => format(row.value) },
          ]}
        />
      </details>
    </figure>
  )
}
