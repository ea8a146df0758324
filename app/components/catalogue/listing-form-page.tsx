import type { ListingFormView, OwnListingView } from '#app/contracts/views/catalogue.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, MoneyInput, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import { CertificateForm, StateActions } from './listing-actions.tsx'
import { TONES } from './listing-tones.ts'
import { PhotoEditor } from './photos.tsx'
import { SpecInputs } from './spec-inputs.tsx'

interface ListingFormProps {
  view: ListingFormView
  answer: FormAnswer | null
}

/** A supplier's listing: what it says, where it stands, its certificates. */
export function ListingFormPage({ view, answer }: ListingFormProps) {
  const text = useText()
  const { listing } = view
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={listing ? text.catalogue.formEdit : text.catalogue.formNew}
        lead={categoryName(view.category, text)}
        crumbs={[{ label: text.catalogue.ownTitle, to: paths.ownListings }]}
        badges={listing && <Badge tone={TONES[listing.state]}>{text.catalogue.states[listing.state]}</Badge>}
        actions={
          listing?.state === 'published' && (
            <LinkButton to={paths.listing(listing.id)}>{text.catalogue.view}</LinkButton>
          )
        }
      />
      {listing?.state === 'sent_back' && listing.sentBackReason && (
        <div className="mb-4">
          <Notice tone="warning" title={text.catalogue.sentBack}>
            {listing.sentBackReason}
          </Notice>
        </div>
      )}
      <IntentForm
        key={listing?.version ?? 'new'}
        intent="saveListing"
        draftKey={`listing-${listing?.id ?? view.category.slug}`}
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        hidden={{ category: view.category.slug, ...(listing ? { version: listing.version } : {}) }}
        className="flex flex-col gap-4"
      >
        {(form) => (
          <>
            <Basics view={view} form={form} />
            <Card title={text.catalogue.specs}>
              <SpecInputs
                fields={view.fields}
                values={new Map((listing?.specs ?? []).map(({ field, value }) => [field.key, value]))}
                form={form}
                answer={answer}
              />
            </Card>
            <Commercial listing={listing} form={form} />
            <Button
              type="submit"
              tone="primary"
              size="large"
              isBusy={form.isBusy}
              className="self-end max-sm:w-full"
            >
              {text.catalogue.saveDraft}
            </Button>
          </>
        )}
      </IntentForm>
      {listing && (
        <div className="mt-6 flex flex-col gap-4">
          <StateActions listing={listing} idempotencyKey={view.idempotencyKey} answer={answer} />
          <PhotoEditor listing={listing} idempotencyKey={view.idempotencyKey} answer={answer} />
          <CertificateForm listing={listing} idempotencyKey={view.idempotencyKey} answer={answer} />
        </div>
      )}
      <Toast message={answer?.isDone ? text.common.done : null} />
    </div>
  )
}

function Basics({ view, form }: { view: ListingFormView; form: FormReading }) {
  const text = useText()
  const { listing } = view
  const typed = (name: string, now: string) => form.typed(name) ?? now
  return (
    <Card title={text.catalogue.basics}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field
          label={text.catalogue.listingTitle}
          error={form.error('title')}
          isRequired
          className="sm:col-span-2"
        >
          <Input name="title" maxLength={120} defaultValue={typed('title', listing?.title ?? '')} />
        </Field>
        <Field label={text.catalogue.model} error={form.error('model')} isRequired>
          <Input name="model" maxLength={60} defaultValue={typed('model', listing?.model ?? '')} />
        </Field>
        <Field label={text.catalogue.maker} error={form.error('maker')} isRequired>
          <Input
            name="maker"
            maxLength={120}
            defaultValue={typed('maker', listing?.maker ?? view.defaultMaker)}
          />
        </Field>
        <Field label={text.catalogue.makerCounty} error={form.error('county')} isRequired>
          <Select name="county" defaultValue={typed('county', listing?.county ?? view.defaultCounty)}>
            {view.counties.map((county) => (
              <option key={county} value={county}>
                {countyName(county, text)}
              </option>
            ))}
            <option value="outside">{text.catalogue.outside}</option>
          </Select>
        </Field>
        <Field label={text.catalogue.energyGrade} error={form.error('energyGrade')} isOptional>
          <Select
            name="energyGrade"
            defaultValue={typed('energyGrade', listing?.energyGrade ? String(listing.energyGrade) : '')}
          >
            <option value="">{text.common.unknown}</option>
            {['1', '2', '3', '4', '5'].map((grade) => (
              <option key={grade} value={grade}>
                {text.catalogue.energyGradeOf(grade)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={text.catalogue.summary}
          error={form.error('summary')}
          isOptional
          className="sm:col-span-2"
        >
          <TextArea name="summary" maxLength={2000} defaultValue={typed('summary', listing?.summary ?? '')} />
        </Field>
      </div>
    </Card>
  )
}

const TIER_ROWS = [0, 1, 2, 3, 4]

function Commercial({ listing, form }: { listing: OwnListingView | null; form: FormReading }) {
  const text = useText()
  const words = text.catalogue
  const whole = (name: string, now: number | null | undefined) =>
    form.typed(name) ?? (now === null || now === undefined ? '' : String(now))
  const quantities = form.typed('fromQuantity')?.split('\n')
  const prices = form.typed('unitPriceYuan')?.split('\n')
  return (
    <Card title={words.commercial}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.price} hint={words.priceHint} error={form.error('priceYuan')} isRequired>
          <MoneyInput
            name="priceYuan"
            typed={form.typed('priceYuan')}
            defaultFen={listing?.priceFen ?? null}
          />
        </Field>
        <Field label={words.capacity} error={form.error('capacity')} isOptional>
          <QuantityInput name="capacity" defaultValue={whole('capacity', listing?.capacity)} />
        </Field>
        <Field label={words.leadTime} error={form.error('leadTimeDays')} isRequired>
          <QuantityInput
            name="leadTimeDays"
            unit={words.day}
            defaultValue={whole('leadTimeDays', listing?.leadTimeDays)}
          />
        </Field>
        <Field label={words.warranty} error={form.error('warrantyMonths')} isRequired>
          <QuantityInput
            name="warrantyMonths"
            unit={words.month}
            defaultValue={whole('warrantyMonths', listing?.warrantyMonths)}
          />
        </Field>
      </div>
      <fieldset className="mt-5">
        <legend className="text-sm font-medium">{words.ladder}</legend>
        <p className="mb-2 text-sm text-ink-faint">{words.tiersHint}</p>
        {form.error('tiers') && <p className="mb-2 text-sm text-danger">{form.error('tiers')}</p>}
        {TIER_ROWS.map((row) => (
          <div key={row} className="mb-2 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-2">
            <QuantityInput
              name="fromQuantity"
              aria-label={words.tierQuantity(row + 1)}
              defaultValue={
                quantities ? (quantities[row] ?? '') : (listing?.tiers?.[row]?.fromQuantity ?? '')
              }
            />
            <MoneyInput
              name="unitPriceYuan"
              aria-label={words.tierPrice(row + 1)}
              typed={prices ? (prices[row] ?? '') : undefined}
              defaultFen={listing?.tiers?.[row]?.unitPriceFen ?? null}
            />
          </div>
        ))}
      </fieldset>
    </Card>
  )
}
