import type { SupplierPageView } from '#app/contracts/views/catalogue.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { ListingGrid } from './listing-card.tsx'
import { SupplierFacts, supplierName } from './listing-page.tsx'
import { listingColumns } from './own-listing-columns.tsx'

/** A supplier and what it has on offer. */
export function SupplierPage({ view }: { view: SupplierPageView }) {
  const text = useText()
  const words = text.catalogue
  const { supplier } = view
  return (
    <>
      <PageHeader
        title={supplierName(supplier, text.locale)}
        crumbs={[{ label: words.title, to: paths.categories }]}
        badges={
          <>
            <Badge tone="accent">{words.verifiedFirm}</Badge>
            {supplier.isLocal && <Badge tone="accent">{text.common.local}</Badge>}
          </>
        }
      />
      <Card className="mb-6">
        <div className="grid grid-cols-1 gap-6 sm:grid-cols-2">
          <Stats className="grid-cols-2 content-start">
            <Stat label={words.supplierListings} value={supplier.listings} />
            <Stat label={words.firstSets} value={view.firstSets} tone="saving" />
          </Stats>
          <SupplierFacts supplier={supplier} />
        </div>
      </Card>
      <h2 className="mb-3 text-xl font-semibold">{words.supplierListings}</h2>
      {view.listings.length === 0 ? (
        <EmptyState title={words.ownNone} />
      ) : (
        <>
          <ListingGrid listings={view.listings} />
          <Card isPadded={false} className="mt-6" title={words.compareAll}>
            <SmartTable
              caption={words.supplierListings}
              rows={view.listings}
              rowKey={(listing) => listing.id}
              columns={listingColumns(text)}
            />
          </Card>
        </>
      )}
    </>
  )
}
