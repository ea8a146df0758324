import type { OwnListingsView } from '#app/contracts/views/catalogue.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { ownListingColumns } from './own-listing-columns.tsx'

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
          <EmptyState title={words.ownNone} hint={words.ownNoneHint} />
        ) : (
          <SmartTable
            caption={words.ownTitle}
            rows={view.listings}
            rowKey={(listing) => listing.id}
            exportPath={paths.sheet('listings')}
            columns={ownListingColumns(text)}
          />
        )}
      </Card>
    </>
  )
}
