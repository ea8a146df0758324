import { readConstraints } from '#app/contracts/search.ts'
import type { DemandFormView } from '#app/contracts/views/demands.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { SpecWishes } from '../search/spec-wishes.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, MoneyInput, QuantityInput, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'

interface DemandFormProps {
  view: DemandFormView
  answer: FormAnswer | null
}

/** What a firm needs: first the category, then its wishes. The same form changes a demand. */
export function DemandFormPage({ view, answer }: DemandFormProps) {
  const text = useText()
  const words = text.demands
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={view.demand ? words.change : words.create}
        lead={view.category && view.demand ? categoryName(view.category, text) : words.createLead}
        crumbs={[
          { label: words.title, to: paths.demands },
          ...(view.demand
            ? [{ label: categoryName(view.demand.category, text), to: paths.demand(view.demand.id) }]
            : []),
        ]}
      />
      {!view.demand && <CategoryChoice view={view} />}
      {view.category && <WishesForm key={view.category.slug} view={view} answer={answer} />}
    </div>
  )
}

function CategoryChoice({ view }: { view: DemandFormView }) {
  const text = useText()
  return (
    <Card className="mb-4">
      <form action={paths.newDemand} className="flex flex-wrap items-end gap-3">
        <Field label={text.demands.chooseCategory} className="min-w-0 flex-1 sm:max-w-sm">
          <Select name="category" defaultValue={view.category?.slug ?? ''}>
            {view.categories.map((category) => (
              <option key={category.slug} value={category.slug}>
                {categoryName(category, text)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" tone={view.category ? 'secondary' : 'primary'}>
          {view.category ? text.demands.switchCategory : text.demands.nextStep}
        </Button>
      </form>
    </Card>
  )
}

function WishesForm({ view, answer }: DemandFormProps) {
  const text = useText()
  const { category, demand } = view
  return (
    <IntentForm
      draftKey={demand ? `demand-${demand.id}-${demand.version}` : 'demand'}
      intent={demand ? 'changeDemand' : 'publishDemand'}
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={demand ? { version: demand.version } : { category: category?.slug ?? '' }}
      className="flex flex-col gap-4"
    >
      {(form) => (
        <>
          <Amounts view={view} form={form} />
          <Specs view={view} form={form} answer={answer} />
          <OldEquipment view={view} form={form} />
          <Card>
            <Field label={text.demands.note} error={form.error('note')} isOptional>
              <TextArea
                name="note"
                maxLength={1000}
                defaultValue={form.typed('note') ?? demand?.note ?? ''}
              />
            </Field>
          </Card>
          <div className="flex flex-wrap justify-end gap-3">
            {!demand && (
              <Button type="submit" name="as" value="draft" size="large" className="max-sm:w-full">
                {text.demands.saveDraft}
              </Button>
            )}
            <Button type="submit" tone="primary" size="large" isBusy={form.isBusy} className="max-sm:w-full">
              {demand ? text.common.save : text.demands.publish}
            </Button>
          </div>
        </>
      )}
    </IntentForm>
  )
}

function Amounts({ view, form }: { view: DemandFormView; form: FormReading }) {
  const text = useText()
  const words = text.demands
  const { demand } = view
  return (
    <Card>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={words.quantity} error={form.error('quantity')} isRequired>
          <QuantityInput
            name="quantity"
            defaultValue={form.typed('quantity') ?? (demand ? String(demand.quantity) : '')}
          />
        </Field>
        <Field label={words.county} error={form.error('county')} isRequired>
          <Select name="county" defaultValue={form.typed('county') ?? view.defaultCounty}>
            {view.counties.map((county) => (
              <option key={county} value={county}>
                {countyName(county, text)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.maxPrice} hint={words.maxPriceHint} error={form.error('maxPriceYuan')} isOptional>
          <MoneyInput
            name="maxPriceYuan"
            unit={text.common.yuanPerSet}
            typed={form.typed('maxPriceYuan')}
            defaultFen={demand?.maxPriceFen ?? null}
          />
        </Field>
        <Field label={words.latestDelivery} error={form.error('latestDeliveryOn')} isOptional>
          <Input
            type="date"
            name="latestDeliveryOn"
            defaultValue={form.typed('latestDeliveryOn') ?? demand?.latestDeliveryOn ?? ''}
          />
        </Field>
      </div>
    </Card>
  )
}

/** What the schema says against a wish. */
function wishErrorOf(answer: FormAnswer | null, key: string, text: Text): string | undefined {
  if (answer?.refusal?.code !== 'SPECS_INVALID') return undefined
  const code = answer.refusal.facts[`specs.${key}`]
  if (typeof code !== 'string') return undefined
  const faults: Record<string, string> = text.demands.wishFaults
  return faults[code] ?? text.faults.wrong
}

function Specs({ view, form, answer }: DemandFormProps & { form: FormReading }) {
  const text = useText()
  const hasAnswer = answer !== null && !answer.isDone
  const typed = Object.entries(answer?.values ?? {}).flatMap(([name, value]) =>
    value.split('\n').map((line): [string, string] => [name, line]),
  )
  return (
    <Card title={text.demands.constraints} hint={text.demands.constraintsHint}>
      {form.error('constraints') && (
        <div className="mb-3">
          <Notice tone="danger">{form.error('constraints')}</Notice>
        </div>
      )}
      {view.fields.length === 0 ? (
        <p className="text-ink-faint">{text.demands.noConstraints}</p>
      ) : (
        <SpecWishes
          fields={view.fields}
          wishes={hasAnswer ? readConstraints(typed) : view.wishes}
          error={(key) => wishErrorOf(answer, key, text)}
          typed={hasAnswer ? form.typed : undefined}
        />
      )}
    </Card>
  )
}

function OldEquipment({ view, form }: { view: DemandFormView; form: FormReading }) {
  const text = useText()
  const words = text.demands
  const known = new Set(view.oldEquipment.map(({ name }) => name))
  const before = view.demand?.retires ?? []
  const chosen = form.typed('retires')?.split('\n') ?? before
  const others = form.typed('retireOthers') ?? before.filter((name) => !known.has(name)).join('\n')
  return (
    <Card title={words.retires} hint={words.retiresLead}>
      {view.oldEquipment.length > 0 && (
        <FieldGroup legend={words.retiresKnown}>
          <div className="grid grid-cols-1 sm:grid-cols-2">
            {view.oldEquipment.map(({ name, isInUse, isListed }) => (
              <Checkbox
                key={name}
                name="retires"
                value={name}
                defaultChecked={chosen.includes(name)}
                label={
                  <>
                    {name} {isListed && <Badge tone="warning">{words.onRetireCatalogue}</Badge>}{' '}
                    {isInUse && <Badge>{words.inUse}</Badge>}
                  </>
                }
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <Field
        label={words.retiresOthers}
        hint={words.retiresHint}
        error={form.error('retireOthers')}
        isOptional
        className="mt-3"
      >
        <TextArea name="retireOthers" defaultValue={others} />
      </Field>
    </Card>
  )
}
