import { Link } from '@remix-run/react'
import type { ListingPageView, ListingView, SupplierSummary } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { PriceStaircase } from '../ladder/price-staircase.tsx'
import { paths } from '../paths.ts'
import { PoolCardLink } from '../pools/pool-card.tsx'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Facts, PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { ListingBadges } from './badges.tsx'
import { CertificatesList } from './certificates-list.tsx'
import { ListingGrid } from './listing-card.tsx'
import { PhotoGallery } from './photos.tsx'
import { SpecsTable } from './specs-table.tsx'

interface PageProps {
  view: ListingPageView
  /** The reader's firm may publish a demand. */
  canDemand: boolean
}

/** One machine: what it does, what it costs, who makes it, and how to buy it together. */
export function ListingPage({ view, canDemand }: PageProps) {
  const text = useText()
  const { listing } = view
  const words = text.catalogue
  return (
    <>
      <PageHeader
        title={listing.title}
        crumbs={[
          { label: words.title, to: paths.categories },
          { label: categoryName(listing.category, text), to: paths.category(listing.category.slug) },
        ]}
        badges={<ListingBadges listing={listing} />}
        lead={`${listing.model} · ${listing.maker}`}
        actions={
          canDemand && (
            <LinkButton to={`${paths.newDemand}?category=${listing.category.slug}`} tone="primary">
              {words.publishDemand}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <PhotoGallery photos={listing.photos} title={listing.title} />
          <Price listing={listing} />
          <Card title={words.specs}>
            {listing.summary && (
              <p className="mb-3 text-sm whitespace-pre-line text-ink-soft">{listing.summary}</p>
            )}
            <SpecsTable specs={listing.specs} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <Card title={words.certificate} hint={words.standingHint}>
            <CertificatesList certificates={listing.certificates} />
          </Card>
          <SupplierCard supplier={view.supplier} maker={listing.maker} />
        </div>
      </div>
      <Running view={view} />
      {view.similar.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-3 text-xl font-semibold">{words.similar}</h2>
          <ListingGrid
            listings={view.similar}
            always={[listing.id]}
            columns="grid-cols-1 sm:grid-cols-2 lg:grid-cols-4"
          />
        </section>
      )}
    </>
  )
}

function Price({ listing }: { listing: ListingView }) {
  const text = useText()
  const words = text.catalogue
  return (
    <Card>
      <Stats className="grid-cols-2 sm:grid-cols-4">
        <Stat
          label={words.price}
          value={formatPrice(listing.priceFen)}
          hint={words.priceHint}
          tone="accent"
        />
        <Stat label={words.leadTime} value={text.common.days(listing.leadTimeDays)} />
        <Stat label={words.warranty} value={text.common.months(listing.warrantyMonths)} />
        <Stat
          label={words.energyGrade}
          value={
            listing.energyGrade === null ? words.notStated : words.energyGradeOf(String(listing.energyGrade))
          }
          hint={
            listing.capacity === null
              ? undefined
              : `${words.capacity} ${formatQuantity(listing.capacity, text.locale)}`
          }
        />
      </Stats>
      <h2 className="mt-6 text-lg font-semibold">{words.ladder}</h2>
      {listing.tiers && listing.tiers.length > 0 ? (
        <>
          <p className="text-sm text-ink-faint">{words.ladderHint}</p>
          <PriceStaircase
            ladders={[{ id: listing.id, name: listing.supplierName, tiers: listing.tiers }]}
            quantity={1}
            referencePriceFen={listing.priceFen}
          />
        </>
      ) : (
        <p className="text-sm text-ink-faint">{words.ladderNone}</p>
      )}
    </Card>
  )
}

function SupplierCard({ supplier, maker }: { supplier: SupplierSummary; maker: string }) {
  const text = useText()
  const words = text.catalogue
  return (
    <Card title={words.aboutSupplier}>
      <p className="mb-3 flex flex-wrap items-center gap-2">
        <Link to={paths.supplier(supplier.id)} className="font-medium text-accent hover:underline">
          {supplierName(supplier, text.locale)}
        </Link>
        {supplier.verifiedAt && <Badge tone="accent">{words.verifiedFirm}</Badge>}
      </p>
      <SupplierFacts supplier={supplier} maker={maker} />
      <p className="mt-3">
        <LinkButton to={paths.supplier(supplier.id)} size="small">
          {words.allListings(supplier.listings)}
        </LinkButton>
      </p>
    </Card>
  )
}

export function supplierName(supplier: SupplierSummary, locale: 'zh' | 'en'): string {
  return locale === 'en' ? (supplier.nameEn ?? supplier.name) : supplier.name
}

export function SupplierFacts({ supplier, maker }: { supplier: SupplierSummary; maker?: string }) {
  const text = useText()
  const words = text.catalogue
  const place = countyName(supplier.county, text)
  return (
    <Facts
      facts={[
        ...(maker ? [{ name: words.maker, value: maker }] : []),
        {
          name: words.makerCounty,
          value: supplier.isLocal ? `${place} · ${text.common.local}` : place,
        },
        { name: words.industry, value: supplier.industry ?? text.common.unknown },
        { name: words.size, value: words.sizes[supplier.size ?? ''] ?? text.common.unknown },
      ]}
    />
  )
}

function Running({ view }: { view: ListingPageView }) {
  const text = useText()
  const words = text.catalogue
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-xl font-semibold">{words.runningPools}</h2>
      {view.pools.length === 0 ? (
        <p className="text-ink-faint">{words.runningPoolsNone}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {view.pools.map((pool) => (
            <li key={pool.poolId} className="grid min-w-0">
              <PoolCardLink pool={pool} nowAt={view.nowAt} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
