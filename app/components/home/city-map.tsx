import { Link, useSearchParams } from '@remix-run/react'
import { type HomeView, MAP_MEASURES, type MapMeasure } from '#app/contracts/views/home.ts'
import { formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { DistrictMap } from '../charts/district-map.tsx'
import { paths } from '../paths.ts'
import { poolsAddress } from '../pools/pools-address.ts'
import { classes } from '../ui/classes.ts'

/** The city by a measure of the reader's choice; a district leads to what was counted there. */
export function CityMap({ map: { measure, values } }: Pick<HomeView, 'map'>) {
  const text = useText()
  const [query] = useSearchParams()
  const addressOf = (one: MapMeasure) => {
    const next = new URLSearchParams(query)
    next.set('measure', one)
    return `?${next}`
  }
  return (
    <>
      <nav aria-label={text.charts.measure} className="mb-2 flex flex-wrap gap-1 text-sm">
        {MAP_MEASURES.map((one) => (
          <Link
            key={one}
            to={addressOf(one)}
            replace
            preventScrollReset
            aria-current={one === measure ? 'true' : undefined}
            className={classes(
              'flex min-h-11 items-center rounded-control px-2.5 sm:min-h-9',
              one === measure
                ? 'bg-accent-soft font-semibold text-accent-strong'
                : 'text-ink-soft hover:bg-sunken',
            )}
          >
            {text.charts.measures[one]}
          </Link>
        ))}
      </nav>
      <DistrictMap
        values={values}
        measure={text.charts.measures[measure]}
        format={(value) => formatOf(measure, value, text)}
        to={(county) =>
          measure === 'listings'
            ? `${paths.search}?county=${county}`
            : poolsAddress({ county, state: 'open' })
        }
      />
    </>
  )
}

function formatOf(measure: MapMeasure, value: number, text: Text): string {
  if (measure === 'sets' || measure === 'listings') return formatQuantity(value, text.locale)
  return measure === 'firms' ? text.common.firms(value) : text.charts.poolCount(value)
}
