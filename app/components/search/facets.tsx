import type { SearchList } from '#app/contracts/search.ts'
import type { FacetOption, FacetView, SearchView } from '#app/contracts/views/catalogue.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { clusterName, countyName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'

/** The name of a facet's value in the reader's language. */
export function optionName(list: SearchList, option: FacetOption, text: Text): string {
  const { value } = option
  const own = text.locale === 'zh' ? option.nameZh : option.nameEn
  if (own) return own
  if (list === 'county') return countyName(value, text)
  if (list === 'cluster') return clusterName(value, text)
  if (list === 'energyGrade') return text.catalogue.energyGradeOf(value)
  if (list === 'priceBand') return entryOf(text.catalogue.priceBands, value) ?? value
  if (list === 'leadBand') return entryOf(text.catalogue.leadBands, value) ?? value
  if (list === 'firstSet') return entryOf(text.pools.firstSet, value) ?? value
  return value
}

/** Alternatives with how many each leads to; what is chosen or rare is never hidden by the others. */
function Facet({ facet, isOpen }: { facet: FacetView; isOpen: boolean }) {
  const text = useText()
  return (
    <details open={isOpen} className="border-b border-line py-2 last:border-b-0">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between font-medium">
        {text.catalogue.facets[facet.list]}
        <Icon name="chevronDown" className="size-3 text-ink-faint" />
      </summary>
      <ul>
        {facet.options.map((option) => (
          <li key={option.value}>
            <Tick
              name={facet.list}
              value={option.value}
              isOn={option.isOn}
              label={optionName(facet.list, option, text)}
              count={option.count}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface TickProps {
  name: string
  value: string
  isOn: boolean
  label: string
  count: number
}

function Tick({ name, value, isOn, label, count }: TickProps) {
  return (
    <label
      className={classes(
        'flex min-h-10 items-center gap-2.5 py-1 text-sm lg:min-h-8',
        count === 0 && !isOn && 'text-ink-faint',
      )}
    >
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isOn}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{label}</span>
      <span className="text-ink-faint tabular-nums">{count}</span>
    </label>
  )
}

const ALWAYS_OPEN: readonly SearchList[] = ['category', 'firstSet', 'county', 'priceBand']

export function Facets({ view }: { view: SearchView }) {
  const text = useText()
  return (
    <>
      <div className="border-b border-line pb-2">
        <Tick
          name="local"
          value="yes"
          isOn={view.words.isLocal}
          label={text.catalogue.localOnly}
          count={view.localCount}
        />
      </div>
      {view.facets.map((facet) => (
        <Facet
          key={facet.list}
          facet={facet}
          isOpen={ALWAYS_OPEN.includes(facet.list) || facet.options.some(({ isOn }) => isOn)}
        />
      ))}
    </>
  )
}
