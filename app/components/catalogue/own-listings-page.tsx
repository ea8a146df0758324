import { Link } from '@remix-run/react'
import type { OwnListingsView } from '#app/contracts/views/catalogue.ts'
import { formatDay, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { categoryName } from '../pools/pool-card.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { TONES } from './listing-form-page.tsx'

/** A supplier's listings in every state; what waits for the supplier stands first. */
export function OwnListingsPage({ view }: { view: OwnListingsView }) {
  const text = useText()
  const words = text.catalogue
  return (
    <>
      <PageHeader title={words.ownTitle} lead={words.ownLead} />
      <Card className="mb-6">
        <form action={paths.newListing} className="flex flex-wrap items-end gap-3">
          <Field label={words.chooseCategory} className="min-w-0 flex-1 sm:max-w-xs">
            <Select name="category">
              {view.categories.map((category) => (
                <option key={category.slug} value={category.slug}>
                  {categoryName(category, text)}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" tone="primary" icon="plus">
            {words.newListing}
          </Button>
        </form>
      </Card>
      <Card isPadded={false}>
        {view.listings.length === 0 ? (
          <EmptyState title={words.ownNone} />
        ) : (
          <DataTable
            caption={words.ownTitle}
            rows={view.listings}
            rowKey={(listing) => listing.id}
            columns={[
              {
                key: 'title',
                header: words.listingTitle,
                cell: (listing) => (
                  <>
                    <Link
                      to={paths.ownListing(listing.id)}
                      className="font-medium text-accent hover:underline"
                    >
                      {listing.title}
                    </Link>
                    <span className="block text-ink-faint [overflow-wrap:anywhere]">{listing.model}</span>
                  </>
                ),
              },
              {
                key: 'state',
                header: text.common.state,
                cell: (listing) => (
                  <>
                    <Badge tone={TONES[listing.state]}>{words.states[listing.state]}</Badge>
                    {listing.state === 'sent_back' && (
                      <span className="mt-1 block max-w-60 text-ink-soft">{listing.sentBackReason}</span>
                    )}
                  </>
                ),
              },
              {
                key: 'category',
                header: text.demands.category,
                isWideOnly: true,
                cell: (listing) => categoryName(listing.category, text),
              },
              {
                key: 'price',
                header: words.price,
                align: 'right',
                cell: (listing) => formatPrice(listing.priceFen),
              },
              {
                key: 'updated',
                header: words.updatedAt,
                align: 'right',
                isWideOnly: true,
                cell: (listing) => formatDay(listing.updatedAt, text.locale),
              },
            ]}
          />
        )}
      </Card>
    </>
  )
}
