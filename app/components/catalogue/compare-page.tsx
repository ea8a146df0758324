import { Link } from '@remix-run/react'
import type { CompareView, ListingView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { specName, specText } from './spec-text.ts'

interface Row {
  key: string
  name: string
  values: string[]
  differs: boolean
}

/** Up to four listings side by side; a row in which they differ says so. */
export function ComparePage({ view }: { view: CompareView }) {
  const text = useText()
  const words = text.catalogue
  const { listings } = view
  if (listings.length === 0)
    return (
      <>
        <PageHeader title={words.compareTitle} />
        <EmptyState title={words.compareNone} hint={words.compareNoneHint}>
          <LinkButton to={paths.search}>{words.searchTitle}</LinkButton>
        </EmptyState>
      </>
    )
  return (
    <>
      <PageHeader
        title={words.compareTitle}
        lead={words.compareLead}
        crumbs={[{ label: words.title, to: paths.categories }]}
      />
      <Card isPadded={false}>
        <DataTable
          caption={words.compareTitle}
          rows={rowsOf(view, text)}
          rowKey={(row) => row.key}
          isMarked={(row) => row.differs}
          columns={[
            {
              key: 'name',
              header: <span className="sr-only">{words.specs}</span>,
              cell: (row) => (
                <>
                  {row.name}
                  {row.differs && <span className="sr-only"> ({words.differs})</span>}
                </>
              ),
            },
            ...listings.map((listing, index) => ({
              key: listing.id,
              header: <Head listing={listing} others={listings} />,
              cell: (row: Row) => <span className="block min-w-36">{row.values[index]}</span>,
            })),
          ]}
        />
      </Card>
    </>
  )
}

function Head({ listing, others }: { listing: ListingView; others: ListingView[] }) {
  const text = useText()
  const rest = others.filter(({ id }) => id !== listing.id)
  const address = `${paths.compare}?${new URLSearchParams(rest.map(({ id }) => ['ids', id]))}`
  return (
    <span className="block min-w-36">
      <Link to={paths.listing(listing.id)} className="font-semibold text-accent hover:underline">
        {listing.title}
      </Link>
      <span className="block text-ink-faint">{listing.model}</span>
      {rest.length > 0 && (
        <Link to={address} className="inline-block py-1 text-ink-soft underline" preventScrollReset>
          {text.catalogue.compareRemove}
          <span className="sr-only"> {listing.title}</span>
        </Link>
      )}
    </span>
  )
}

function rowsOf({ listings, specs }: CompareView, text: Text): Row[] {
  const words = text.catalogue
  const row = (key: string, name: string, print: (listing: ListingView) => string): Row => {
    const values = listings.map(print)
    return { key, name, values, differs: new Set(values).size > 1 }
  }
  const { locale } = text
  return [
    row('category', words.facets.category, ({ category }) => categoryName(category, text)),
    row('maker', words.maker, ({ maker }) => maker),
    row('county', words.makerCounty, ({ county, isLocal }) =>
      isLocal ? `${countyName(county, text)} · ${text.common.local}` : countyName(county, text),
    ),
    row('firstSet', words.firstSet, ({ firstSet }) =>
      firstSet ? text.pools.firstSet[firstSet] : words.firstSetNone,
    ),
    row('price', words.price, ({ priceFen }) => formatPrice(priceFen)),
    row('ladder', words.ladder, ({ tiers }) =>
      tiers && tiers.length > 0
        ? tiers
            .map((tier) => `${formatQuantity(tier.fromQuantity, locale)} ${formatPrice(tier.unitPriceFen)}`)
            .join(' → ')
        : words.ladderNone,
    ),
    row('lead', words.leadTime, ({ leadTimeDays }) => text.common.days(leadTimeDays)),
    row('warranty', words.warranty, ({ warrantyMonths }) => text.common.months(warrantyMonths)),
    row('energy', words.energyGrade, ({ energyGrade }) =>
      energyGrade === null ? words.notStated : words.energyGradeOf(String(energyGrade)),
    ),
    ...specs.map(({ field, values }): Row => {
      const printed = values.map((value) => specText(field, value, text))
      return {
        key: `spec.${field.key}`,
        name: specName(field, locale),
        values: printed,
        differs: new Set(printed).size > 1,
      }
    }),
  ]
}
