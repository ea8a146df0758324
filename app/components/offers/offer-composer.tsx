import { useState } from 'react'
import type { ListingChoice, OfferComposerView } from '#app/contracts/views/offers.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { MoneyInput, QuantityInput, Select } from '../ui/inputs.tsx'
import { OfferPreview } from './offer-preview.tsx'
import { draftsFrom, draftsFromTyped, type TierDraft, tierOf } from './tier-meaning.ts'
import { TierRows } from './tier-rows.tsx'

interface OfferComposerProps {
  view: OfferComposerView
  answer: FormAnswer | null
}

/** The supplier's ladder, and beside it what it means while it is typed. */
export function OfferComposer({ view, answer }: OfferComposerProps) {
  const text = useText()
  const { pool, standing, listings } = view
  const intent = standing ? 'improveOffer' : 'offer'
  const [listingId, setListingId] = useState(
    answer?.values.listingId ?? standing?.listing.id ?? listings[0]?.id ?? '',
  )
  const listing = listings.find((one) => one.id === listingId) ?? null
  const [drafts, setDrafts] = useState(() => startingRows(view, answer))
  const [capacity, setCapacity] = useState(
    answer?.values.capacity ?? (standing?.capacity ? String(standing.capacity) : ''),
  )
  const tiers = drafts.map(tierOf).filter((tier) => tier !== null)
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <Card>
        <IntentForm
          draftKey={`offer-${pool.poolId}`}
          intent={intent}
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          {...(standing ? { hidden: { offerId: standing.id } } : {})}
          className="flex flex-col gap-5"
        >
          {(form) => (
            <>
              {!standing && (
                <ListingField listings={listings} form={form} value={listingId} onChange={setListingId} />
              )}
              <FieldGroup
                legend={text.offers.ladder}
                hint={text.offers.ladderHint}
                error={form.error('tiers')}
              >
                <TierRows drafts={drafts} standing={standing?.tiers ?? []} onChange={setDrafts} />
              </FieldGroup>
              <OfferTermFields
                view={view}
                form={form}
                leadTimeDays={listing?.leadTimeDays ?? null}
                warrantyMonths={listing?.warrantyMonths ?? null}
                capacity={capacity}
                onCapacity={setCapacity}
              />
              <p className="text-sm text-ink-faint">
                {pool.visibility === 'sealed' ? text.offers.sealed : text.offers.confirmWill}
              </p>
              <ConfirmButton
                label={standing ? text.offers.submitImprove : text.offers.submit}
                will={text.offers.confirmWill}
                tone="primary"
                size="large"
                isBusy={form.isBusy}
              />
            </>
          )}
        </IntentForm>
      </Card>
      <div className="lg:sticky lg:top-20">
        <OfferPreview
          pool={pool}
          tiers={tiers}
          capacity={Number(capacity) || null}
          name={listing?.title ?? standing?.listing.title ?? ''}
        />
      </div>
    </div>
  )
}

interface ListingFieldProps {
  listings: ListingChoice[]
  form: FormReading
  value: string
  onChange: (listingId: string) => void
}

function ListingField({ listings, form, value, onChange }: ListingFieldProps) {
  const text = useText()
  return (
    <Field
      label={text.offers.listing}
      hint={text.offers.listingHint}
      error={form.error('listingId')}
      isRequired
    >
      <Select name="listingId" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {listings.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** What was typed when the form came back; else the offer that stands; else the listing's own ladder. */
function startingRows({ standing, listings }: OfferComposerView, answer: FormAnswer | null): TierDraft[] {
  const typed = answer?.isDone === false ? answer.values : null
  if (typed?.fromQuantity) return draftsFromTyped(typed.fromQuantity, typed.unitPriceYuan ?? '')
  return draftsFrom(standing?.tiers ?? listings[0]?.standingTiers ?? [])
}

interface OfferTermFieldsProps {
  view: OfferComposerView
  form: FormReading
  leadTimeDays: number | null
  warrantyMonths: number | null
  capacity: string
  onCapacity: (capacity: string) => void
}

function OfferTermFields({
  view,
  form,
  leadTimeDays,
  warrantyMonths,
  capacity,
  onCapacity,
}: OfferTermFieldsProps) {
  const text = useText()
  const { standing, pool } = view
  const start = (field: string, fallback: number | null | undefined) =>
    form.typed(field) ?? String(fallback ?? '')
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <Field label={text.offers.capacity} error={form.error('capacity')} isRequired>
          <QuantityInput
            name="capacity"
            value={capacity}
            onChange={(event) => onCapacity(event.currentTarget.value)}
          />
        </Field>
        <Field label={text.offers.deliveryDays} error={form.error('deliveryDays')} isRequired>
          <QuantityInput
            name="deliveryDays"
            unit=""
            defaultValue={start('deliveryDays', standing?.deliveryDays ?? leadTimeDays)}
          />
        </Field>
        <Field label={text.offers.warrantyMonths} error={form.error('warrantyMonths')}>
          <QuantityInput
            name="warrantyMonths"
            unit=""
            defaultValue={start('warrantyMonths', standing?.warrantyMonths ?? warrantyMonths)}
          />
        </Field>
      </div>
      {pool.counties.length > 0 && (
        <details className="rounded-control border border-line px-3">
          <summary className="min-h-11 py-2.5 text-sm font-medium text-accent">
            {text.offers.surcharge}
          </summary>
          <p className="mb-2 text-sm text-ink-faint">{text.offers.surchargeHint}</p>
          <div className="grid grid-cols-1 gap-3 pb-4 sm:grid-cols-2">
            {pool.counties.map((county) => (
              <Field
                key={county}
                label={countyName(county, text)}
                error={form.error(`surchargeYuan.${county}`)}
              >
                <MoneyInput
                  name={`surchargeYuan.${county}`}
                  defaultFen={standing?.surchargeFen?.[county] ?? null}
                  typed={form.typed(`surchargeYuan.${county}`)}
                />
              </Field>
            ))}
          </div>
        </details>
      )}
    </>
  )
}
