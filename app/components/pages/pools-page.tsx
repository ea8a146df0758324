import { Form } from '@remix-run/react'
import type { PoolsView } from '#app/contracts/views/pools.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import type { PoolState } from '#app/domain/pools/pool-lifecycle.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { PoolGrid } from '../pools/pool-card.tsx'
import { poolsAddress } from '../pools/pools-address.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'

interface PoolsPageProps {
  view: PoolsView
  canCreate: boolean
}

const TABS: (PoolState | null)[] = [null, 'open', 'locked', 'awarded', 'fulfilling', 'settled', 'failed']

export function PoolsPage({ view, canCreate }: PoolsPageProps) {
  const text = useText()
  const { filters } = view
  return (
    <>
      <PageHeader
        title={text.pools.title}
        lead={text.pools.lead}
        actions={
          canCreate && (
            <LinkButton to={paths.createPool} tone="primary" icon="plus">
              {text.shell.createPool}
            </LinkButton>
          )
        }
      />
      <LinkTabs
        label={text.common.state}
        tabs={TABS.map((state) => ({
          to: poolsAddress({ ...filters, state }),
          label: state ? text.states.pool[state] : text.common.all,
          isCurrent: filters.state === state,
        }))}
      />
      <Filters view={view} />
      <h2 className="mb-3 text-sm text-ink-faint">{text.pools.found(view.total)}</h2>
      {view.pools.length === 0 ? (
        <EmptyState title={text.pools.empty} hint={text.pools.emptyHint}>
          <LinkButton to={paths.pools}>{text.common.clear}</LinkButton>
        </EmptyState>
      ) : (
        <PoolGrid pools={view.pools} nowAt={view.nowAt} />
      )}
      <Pager
        page={view.page}
        pages={Math.ceil(view.total / view.pageSize)}
        addressOf={(page) => poolsAddress({ ...view.filters, page })}
      />
    </>
  )
}

/** On a phone the pools come first: what narrows them is folded until it is wanted. */
function Filters({ view }: { view: PoolsView }) {
  const text = useText()
  const { query, cluster, category, county } = view.filters
  const chosen = [query, cluster, category, county].filter((one) => one).length
  return (
    <>
      <div className="max-sm:hidden">
        <FilterForm view={view} />
      </div>
      <details
        open={chosen > 0}
        className="my-4 rounded-control border border-line bg-surface px-3 sm:hidden"
      >
        <summary className="min-h-11 py-2.5 text-sm font-medium text-accent">
          {chosen > 0 ? text.pools.filtersOn(chosen) : text.pools.filters}
        </summary>
        <FilterForm view={view} />
      </details>
    </>
  )
}

function FilterForm({ view }: { view: PoolsView }) {
  const text = useText()
  const { filters } = view
  const clusters = Object.entries(text.places.clusters)
  return (
    <Form
      key={poolsAddress(filters)}
      method="get"
      action={paths.pools}
      className="my-4 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-[1.5fr_1fr_1fr_1fr_1fr_auto]"
    >
      {filters.state && <input type="hidden" name="state" value={filters.state} />}
      <Field label={text.common.search} className="max-sm:col-span-2">
        <Input
          type="search"
          name="q"
          defaultValue={filters.query}
          placeholder={text.pools.searchPlaceholder}
        />
      </Field>
      <Field label={text.pools.cluster}>
        <Select name="cluster" defaultValue={filters.cluster ?? ''}>
          <option value="">{text.common.all}</option>
          {clusters.map(([slug, name]) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.pools.category}>
        <Select name="category" defaultValue={filters.category ?? ''}>
          <option value="">{text.common.all}</option>
          {view.categories.map((category) => (
            <option key={category.slug} value={category.slug}>
              {categoryName(category, text)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.common.district}>
        <Select name="county" defaultValue={filters.county ?? ''}>
          <option value="">{text.common.all}</option>
          {COUNTIES.map(({ code }) => (
            <option key={code} value={code}>
              {countyName(code, text)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text.pools.sort}>
        <Select name="sort" defaultValue={filters.sort}>
          <option value="closing">{text.pools.sortClosing}</option>
          <option value="saving">{text.pools.sortSaving}</option>
          <option value="newest">{text.pools.sortNewest}</option>
        </Select>
      </Field>
      <Button type="submit" icon="search">
        {text.common.apply}
      </Button>
    </Form>
  )
}
