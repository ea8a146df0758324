import type { GroupView } from '#app/contracts/views/demands.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { DAY_MS } from '#app/domain/shared/clock.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { clusterName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Radio } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, InstantInput, QuantityInput, Select } from '../ui/inputs.tsx'

interface StartPoolFormProps {
  demandId: string
  /** The category's name, for the title that is proposed. */
  category: string
  group: GroupView
  otherFirms: number
  /** null: the category belongs to no cluster, one is to be chosen. */
  cluster: string | null
  clusters: string[]
  idempotencyKey: string
  nowAt: string
  answer: FormAnswer | null
}

const JOIN_DAYS = 14

/** The few terms that a proposal leaves open; the firms of the group are invited when it is sent. */
export function StartPoolForm(props: StartPoolFormProps) {
  const text = useText()
  const { demandId, group, otherFirms, idempotencyKey, answer } = props
  return (
    <IntentForm
      intent="startPool"
      draftKey="start-pool"
      idempotencyKey={idempotencyKey}
      answer={answer}
      hidden={{ demandId, seenFirms: otherFirms, seenQuantity: group.quantity }}
      answersTo={{ field: 'demandId', value: demandId }}
      className="flex flex-col gap-4 pt-2"
    >
      {(form) => (
        <>
          <p className="text-sm text-ink-soft">{text.demands.startPoolWill}</p>
          <Terms {...props} form={form} />
          <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-start max-sm:w-full">
            {text.demands.startPool}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

function Terms({
  category,
  group,
  cluster,
  clusters,
  nowAt,
  form,
}: StartPoolFormProps & { form: FormReading }) {
  const text = useText()
  const words = text.createPool
  const inDays = (days: number) => localFieldOf(new Date(Date.parse(nowAt) + days * DAY_MS).toISOString())
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <Field label={words.poolTitle} error={form.error('title')} isRequired className="sm:col-span-2">
        <Input
          name="title"
          maxLength={80}
          defaultValue={form.typed('title') ?? text.demands.proposedTitle(category)}
        />
      </Field>
      {cluster === null ? (
        <Field label={text.pools.cluster} error={form.error('cluster')} isRequired>
          <Select name="cluster" defaultValue={form.typed('cluster') ?? ''}>
            {clusters.map((slug) => (
              <option key={slug} value={slug}>
                {clusterName(slug, text)}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <input type="hidden" name="cluster" value={cluster} />
      )}
      <Field label={words.joinClosesAt} error={form.error('joinClosesAt')} isRequired>
        <InstantInput name="joinClosesAt" defaultValue={form.typed('joinClosesAt') ?? inDays(JOIN_DAYS)} />
      </Field>
      <Field label={words.offersCloseAt} error={form.error('offersCloseAt')} isRequired>
        <InstantInput
          name="offersCloseAt"
          defaultValue={form.typed('offersCloseAt') ?? inDays(JOIN_DAYS + 1)}
        />
      </Field>
      <Field label={words.minQuantity} error={form.error('minQuantity')} isRequired>
        <QuantityInput
          name="minQuantity"
          defaultValue={form.typed('minQuantity') ?? String(Math.ceil(group.quantity / 2))}
        />
      </Field>
      <Field label={words.deposit} error={form.error('depositPercent')} isRequired>
        <QuantityInput
          name="depositPercent"
          unit="%"
          inputMode="decimal"
          defaultValue={form.typed('depositPercent') ?? '5'}
        />
      </Field>
      <FieldGroup legend={words.visibility} error={form.error('visibility')}>
        {(['open', 'sealed'] as const).map((visibility) => (
          <Radio
            key={visibility}
            name="visibility"
            value={visibility}
            label={text.pools.visibility[visibility]}
            hint={words.visibilityHint[visibility]}
            defaultChecked={(form.typed('visibility') ?? 'open') === visibility}
          />
        ))}
      </FieldGroup>
    </div>
  )
}
