import type { ListingReviewView } from '#app/contracts/views/catalogue.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'
import { CertificatesList } from './certificates-list.tsx'
import { PhotoGallery } from './photos.tsx'
import { reviewColumns, reviewPlace } from './review-columns.tsx'
import { SpecsTable } from './specs-table.tsx'

interface PageProps {
  view: ListingReviewView
  answer: FormAnswer | null
}

/** The operator's desk: what was submitted, to be published or sent back with a reason. */
export function ListingReviewPage({ view, answer }: PageProps) {
  const text = useText()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title={text.catalogue.reviewTitle} lead={text.catalogue.reviewLead} />
      {view.waiting.length === 0 && <EmptyState title={text.catalogue.reviewNone} />}
      {view.waiting.length > 1 && (
        <Card isPadded={false} className="mb-4 pt-4">
          <SmartTable
            caption={text.catalogue.reviewTitle}
            rows={view.waiting}
            rowKey={({ id }) => id}
            exportPath={paths.sheet('listing-review')}
            columns={reviewColumns(text)}
          />
        </Card>
      )}
      <div className="flex flex-col gap-4">
        {view.waiting.map((listing) => (
          <Waiting key={listing.id} listing={listing} view={view} answer={answer} />
        ))}
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </div>
  )
}

function Waiting({ listing, view, answer }: PageProps & { listing: ListingReviewView['waiting'][number] }) {
  const text = useText()
  const words = text.catalogue
  const common = {
    idempotencyKey: view.idempotencyKey,
    answer,
    answersTo: { field: 'listingId', value: listing.id },
  }
  return (
    <Card
      id={reviewPlace(listing.id)}
      title={listing.title}
      hint={`${listing.supplierName} · ${categoryName(listing.category, text)}`}
    >
      <Facts
        facts={[
          { name: words.model, value: listing.model },
          { name: words.maker, value: listing.maker },
          { name: words.makerCounty, value: countyName(listing.county, text) },
          { name: words.price, value: formatPrice(listing.priceFen) },
          { name: words.leadTime, value: text.common.days(listing.leadTimeDays) },
          { name: words.warranty, value: text.common.months(listing.warrantyMonths) },
        ]}
      />
      {listing.summary && <p className="mt-3 text-sm whitespace-pre-line text-ink-soft">{listing.summary}</p>}
      {listing.photos.length > 0 && (
        <div className="mt-4">
          <PhotoGallery photos={listing.photos} title={listing.title} />
        </div>
      )}
      <div className="mt-4">
        <SpecsTable specs={listing.specs} />
      </div>
      <div className="mt-4">
        <CertificatesList certificates={listing.certificates} />
      </div>
      <div className="mt-4 grid gap-3 border-t border-line pt-4 sm:grid-cols-[auto_1fr] sm:items-end">
        <IntentForm
          {...common}
          intent="publishListing"
          hidden={{ listingId: listing.id, version: listing.version }}
        >
          {(form) => (
            <ConfirmButton
              label={words.publish}
              will={words.publishWill}
              tone="primary"
              isBusy={form.isBusy}
            />
          )}
        </IntentForm>
        <IntentForm
          {...common}
          intent="sendBackListing"
          hidden={{ listingId: listing.id }}
          className="flex flex-wrap items-end gap-2"
        >
          {(form) => (
            <>
              <Field label={words.reason} error={form.error('reason')} isRequired className="min-w-40 flex-1">
                <Input
                  name="reason"
                  minLength={2}
                  maxLength={500}
                  defaultValue={form.typed('reason') ?? ''}
                />
              </Field>
              <Button type="submit" tone="cautious" isBusy={form.isBusy}>
                {words.sendBack}
              </Button>
            </>
          )}
        </IntentForm>
      </div>
    </Card>
  )
}
