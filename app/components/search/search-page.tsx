import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { SEARCH_LISTS, SEARCH_SORTS, type SearchWords, searchParamsOf } from '#app/contracts/search.ts'
import type { SearchView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatCount } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { ListingGrid } from '../catalogue/listing-card.tsx'
import { paths } from '../paths.ts'
import { SaveSearchForm } from '../searches/save-search-form.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState, Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Facets } from './facets.tsx'
import { SearchBox } from './search-box.tsx'
import { SpecWishes } from './spec-wishes.tsx'

/** The address of the same search with something changed; another page than the first only when asked. */
export function searchAddress(view: SearchView, change: Partial<SearchWords>): string {
  const params = searchParamsOf({ ...view.words, page: 1, ...change }).toString()
  return params ? `${view.path}?${params}` : view.path
}

/** Search over all, and over one category: words, facets, spec filters, hits. All of it by address. */
export function SearchPage({ view, canDemand }: { view: SearchView; canDemand: boolean }) {
  const text = useText()
  const { category, words } = view
  const isCategoryPage = view.path !== paths.search
  return (
    <>
      {isCategoryPage && category ? (
        <PageHeader
          title={categoryName(category, text)}
          crumbs={[{ label: text.catalogue.title, to: paths.categories }]}
          lead={[
            category.cluster ? clusterName(category.cluster, text) : text.catalogue.shared,
            text.catalogue.listings(category.listings),
            ...(text.locale === 'zh' && category.synonyms.length > 0
              ? [`${text.catalogue.alsoCalled} ${category.synonyms.slice(0, 4).join('、')}`]
              : []),
          ].join(' · ')}
          actions={canDemand && <KeepLinks view={view} />}
        />
      ) : (
        <PageHeader
          title={words.text ? text.catalogue.foundFor(words.text.slice(0, 60)) : text.catalogue.searchTitle}
          crumbs={[{ label: text.catalogue.title, to: paths.categories }]}
          lead={text.catalogue.searchLead}
          actions={canDemand && <KeepLinks view={view} />}
        />
      )}
      <SearchBox action={view.path} text={words.text} className="mb-5 max-w-2xl" />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[17rem_minmax(0,1fr)] lg:items-start lg:gap-6">
        <Hits view={view} />
        <FilterPanel view={view} />
      </div>
    </>
  )
}

/** What a buyer may make of a search: be told of new hits, or publish its wishes as a demand. */
function KeepLinks({ view }: { view: SearchView }) {
  return (
    <>
      <SaveSearchForm view={view} />
      {view.category && <DemandLink view={view} />}
    </>
  )
}

/** The same wishes as a demand: specs travel by the address, the rest is asked there. */
function DemandLink({ view }: { view: SearchView }) {
  const text = useText()
  const params = searchParamsOf({ ...view.words, text: '', page: 1, sort: 'relevance' })
  params.set('category', view.category?.slug ?? '')
  return <LinkButton to={`${paths.newDemand}?${params}`}>{text.catalogue.publishDemand}</LinkButton>
}

function filtersOn({ words, path }: SearchView): number {
  const lists = SEARCH_LISTS.filter((list) => path === paths.search || list !== 'category')
  return lists.reduce((sum, list) => sum + words[list].length, 0) + Number(words.isLocal) + words.specs.length
}

/**
 * A form of the address: a tick sends it at once, without JavaScript the button does. It comes after the
 * hits, so that they do not jump while a slow network brings the page; a link leads to it, wide pages show it beside.
 */
function FilterPanel({ view }: { view: SearchView }) {
  const text = useText()
  const submit = useSubmit()
  const count = filtersOn(view)
  return (
    <Form
      key={searchAddress(view, {})}
      action={view.path}
      onChange={(event) => {
        const { target } = event
        const isChoice = target instanceof HTMLInputElement && target.type === 'checkbox'
        if (isChoice || target instanceof HTMLSelectElement)
          submit(event.currentTarget, { preventScrollReset: true })
      }}
      id="filters"
      className="min-w-0 scroll-mt-16 rounded-card border border-line bg-surface p-4 shadow-card lg:col-start-1 lg:row-start-1"
    >
      {view.words.text && <input type="hidden" name="q" value={view.words.text} />}
      <Field label={text.catalogue.sort}>
        <Select name="sort" defaultValue={view.words.sort}>
          {SEARCH_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {text.catalogue.sorts[sort]}
            </option>
          ))}
        </Select>
      </Field>
      <div className="mt-3">
        <FilterFields view={view} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button type="submit">{text.common.apply}</Button>
        {count > 0 && (
          <LinkButton
            to={`${view.path}${view.words.text ? `?q=${encodeURIComponent(view.words.text)}` : ''}`}
            tone="quiet"
          >
            {text.catalogue.clearFilters}
          </LinkButton>
        )}
      </div>
    </Form>
  )
}

function FilterFields({ view }: { view: SearchView }) {
  const text = useText()
  return (
    <>
      <Facets view={view} />
      {view.specFields.length > 0 && (
        <details open={view.words.specs.length > 0 || view.path !== paths.search} className="pt-2">
          <summary className="flex min-h-11 cursor-pointer items-center font-medium">
            {text.catalogue.specFilters}
          </summary>
          <SpecWishes fields={view.specFields} wishes={view.words.specs} />
        </details>
      )}
    </>
  )
}

function Hits({ view }: { view: SearchView }) {
  const text = useText()
  const navigation = useNavigation()
  const count = formatCount(view.total)
  const on = filtersOn(view)
  return (
    <section aria-busy={navigation.state !== 'idle'} className="min-w-0 lg:col-start-2 lg:row-start-1">
      <a
        href="#filters"
        className="mb-3 inline-flex min-h-11 items-center font-medium text-accent lg:sr-only lg:focus:not-sr-only"
      >
        {on > 0 ? text.catalogue.filtersOn(on) : text.catalogue.filters}
      </a>
      <h2 className="mb-3 text-sm text-ink-soft" aria-live="polite">
        {view.isTotalExact ? text.catalogue.found(count) : text.catalogue.foundAtLeast(count)}
        {view.words.text && view.understood.length > 0 && (
          <>
            {' · '}
            {text.catalogue.understoodAs}{' '}
            {view.understood
              .slice(0, 3)
              .map((each) => categoryName(each, text))
              .join(text.locale === 'zh' ? '、' : ', ')}
          </>
        )}
      </h2>
      {view.isWidened && view.listings.length > 0 && (
        <div className="mb-3">
          <Notice>{text.catalogue.widened}</Notice>
        </div>
      )}
      {view.listings.length === 0 ? (
        <Card>
          <EmptyState title={text.catalogue.nothing} hint={text.catalogue.nothingHint}>
            <LinkButton to={view.path}>{text.catalogue.clearFilters}</LinkButton>
          </EmptyState>
        </Card>
      ) : (
        <ListingGrid listings={view.listings} columns="grid-cols-1 sm:grid-cols-2 xl:grid-cols-3" />
      )}
      <Pager page={view.words.page} pages={view.pages} addressOf={(page) => searchAddress(view, { page })} />
    </section>
  )
}
