import type { CreatePoolView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { clusterName, countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Radio } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, InstantInput, MoneyInput, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'

interface PartProps {
  view: CreatePoolView
  form: FormReading
}

/** The terms of a new pool. Percentages are typed as per cent; the contract makes basis points of them. */
export function CreatePoolPage({ view, answer }: { view: CreatePoolView; answer: FormAnswer | null }) {
  const text = useText()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={text.createPool.title}
        lead={text.createPool.lead}
        crumbs={[{ label: text.pools.title, to: paths.pools }]}
      />
      <IntentForm
        draftKey="create-pool"
        intent="createPool"
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-4"
      >
        {(form) => (
          <>
            <What view={view} form={form} />
            <Numbers form={form} />
            <Rules view={view} form={form} />
            <Button
              type="submit"
              tone="primary"
              size="large"
              isBusy={form.isBusy}
              className="self-end max-sm:w-full"
            >
              {text.createPool.submit}
            </Button>
          </>
        )}
      </IntentForm>
    </div>
  )
}

function What({ view, form }: PartProps) {
  const text = useText()
  const chosen = form.typed('counties')?.split('\n') ?? []
  return (
    <Card title={text.createPool.what}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field
          label={text.createPool.poolTitle}
          hint={text.createPool.poolTitleHint}
          error={form.error('title')}
          isRequired
          className="sm:col-span-2"
        >
          <Input name="title" maxLength={80} defaultValue={form.typed('title') ?? ''} />
        </Field>
        <Field label={text.pools.category} error={form.error('category')} isRequired>
          <Select name="category" defaultValue={form.typed('category') ?? ''}>
            {view.categories.map((category) => (
              <option key={category.slug} value={category.slug}>
                {categoryName(category, text)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.pools.cluster} error={form.error('cluster')} isRequired>
          <Select name="cluster" defaultValue={form.typed('cluster') ?? ''}>
            {view.clusters.map((cluster) => (
              <option key={cluster} value={cluster}>
                {clusterName(cluster, text)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="sm:col-span-2">
          <FieldGroup legend={text.pools.counties} error={form.error('counties')}>
            <div className="grid grid-cols-2 sm:grid-cols-4">
              {view.counties.map((county) => (
                <Checkbox
                  key={county}
                  name="counties"
                  value={county}
                  label={countyName(county, text)}
                  defaultChecked={chosen.includes(county)}
                />
              ))}
            </div>
          </FieldGroup>
        </div>
        <Field
          label={text.createPool.description}
          error={form.error('description')}
          isOptional
          className="sm:col-span-2"
        >
          <TextArea name="description" maxLength={2000} defaultValue={form.typed('description') ?? ''} />
        </Field>
      </div>
    </Card>
  )
}

function Numbers({ form }: { form: FormReading }) {
  const text = useText()
  const words = text.createPool
  return (
    <Card title={`${words.when} · ${words.howMuch}`}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.joinClosesAt} error={form.error('joinClosesAt')} isRequired>
          <InstantInput name="joinClosesAt" defaultValue={form.typed('joinClosesAt') ?? ''} />
        </Field>
        <Field
          label={words.offersCloseAt}
          hint={words.offersCloseHint}
          error={form.error('offersCloseAt')}
          isRequired
        >
          <InstantInput name="offersCloseAt" defaultValue={form.typed('offersCloseAt') ?? ''} />
        </Field>
        <Field
          label={words.minQuantity}
          hint={words.minQuantityHint}
          error={form.error('minQuantity')}
          isRequired
        >
          <QuantityInput name="minQuantity" defaultValue={form.typed('minQuantity') ?? ''} />
        </Field>
        <Field
          label={words.capQuantity}
          hint={words.capQuantityHint}
          error={form.error('capQuantity')}
          isOptional
        >
          <QuantityInput name="capQuantity" defaultValue={form.typed('capQuantity') ?? ''} />
        </Field>
        <Field
          label={words.referencePrice}
          hint={words.referencePriceHint}
          error={form.error('referencePriceYuan')}
          isOptional
        >
          <MoneyInput name="referencePriceYuan" typed={form.typed('referencePriceYuan')} />
        </Field>
      </div>
    </Card>
  )
}

function Rules({ view, form }: PartProps) {
  const text = useText()
  const words = text.createPool
  const percent = (name: string, fallback: string) => (
    <QuantityInput name={name} unit="%" inputMode="decimal" defaultValue={form.typed(name) ?? fallback} />
  )
  return (
    <Card title={words.rules}>
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <FieldGroup legend={words.opening} error={form.error('opening')}>
          {view.openings.map((opening, index) => (
            <Radio
              key={opening}
              name="opening"
              value={opening}
              label={text.pools.opening[opening]}
              hint={words.openingHint[opening]}
              defaultChecked={form.typed('opening') ? form.typed('opening') === opening : index === 0}
            />
          ))}
        </FieldGroup>
        <FieldGroup legend={words.visibility} error={form.error('visibility')}>
          {(['open', 'sealed'] as const).map((visibility, index) => (
            <Radio
              key={visibility}
              name="visibility"
              value={visibility}
              label={text.pools.visibility[visibility]}
              hint={words.visibilityHint[visibility]}
              defaultChecked={
                form.typed('visibility') ? form.typed('visibility') === visibility : index === 0
              }
            />
          ))}
        </FieldGroup>
        <Field label={words.deposit} error={form.error('depositPercent')} isRequired>
          {percent('depositPercent', '5')}
        </Field>
        <Field label={words.bond} hint={words.bondHint} error={form.error('bondPercent')}>
          {percent('bondPercent', '0')}
        </Field>
        <Field label={words.appealDays} hint={words.appealDaysHint} error={form.error('appealDays')}>
          <QuantityInput
            name="appealDays"
            unit={text.dealings.daysUnit}
            defaultValue={form.typed('appealDays') ?? '7'}
          />
        </Field>
        {view.mayTakeFee && (
          <Field label={words.fee} hint={words.feeHint} error={form.error('feePercent')}>
            {percent('feePercent', '0')}
          </Field>
        )}
        <FieldGroup legend={words.terms} error={form.error('terms')}>
          <div className="grid grid-cols-3 gap-2">
            <Field label={words.prepayment}>{percent('prepaymentPercent', '30')}</Field>
            <Field label={words.balance}>{percent('balancePercent', '60')}</Field>
            <Field label={words.retention}>{percent('retentionPercent', '10')}</Field>
          </div>
        </FieldGroup>
      </div>
    </Card>
  )
}
