import type { ResourceRules } from '#app/domain/bookings/resource-rules.ts'
import { useText } from '#app/i18n/text.ts'
import type { FormReading } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, Radio } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, QuantityInput } from '../ui/inputs.tsx'
import type { ResourceFormProps } from './desk-props.ts'

/** A box that is not ticked sends nothing: whether a form came back is seen by its other fields. */
export function checkedOf(form: FormReading, name: string, known: boolean): boolean {
  const cameBack = form.typed('intent') !== undefined
  return cameBack ? form.typed(name) !== undefined : known
}

interface FigureProps {
  form: FormReading
  name: string
  label: string
  unit: string
  known: number | null
  hint?: string
  isOptional?: boolean
}

function Figure({ form, name, label, unit, known, hint, isOptional = false }: FigureProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={form.error(name)}
      isRequired={!isOptional}
      isOptional={isOptional}
    >
      <QuantityInput
        name={name}
        unit={unit}
        inputMode="decimal"
        defaultValue={form.typed(name) ?? (known === null ? '' : String(known))}
      />
    </Field>
  )
}

const inHours = (minutes: number | null) => (minutes === null ? null : Math.round((minutes / 60) * 1e4) / 1e4)

type Figures = Omit<ResourceRules, 'opening' | 'tariff' | 'openOnHolidays' | 'makeupWeekday'>

/** What a new machine starts with. */
const USUAL: Figures = {
  slotMinutes: 30,
  minMinutes: 60,
  maxMinutes: 480,
  noticeMinutes: 60,
  horizonDays: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  cancelMinutes: 1440,
  lateCancelBasisPoints: 3000,
  noShowMinutes: 30,
  noShowBasisPoints: 5000,
  approval: 'instant',
  qualification: null,
  quotaMinutesPerWeek: null,
  metered: true,
  lateReturnBasisPoints: 15_000,
  offerMinutes: 120,
  payMinutes: 1440,
}

/** Slot, lengths, notice and buffers. */
export function LengthsCard({ view, form }: ResourceFormProps) {
  const words = useText().desk
  const rules = view.resource?.rules ?? USUAL
  const { minutes } = words
  return (
    <Card title={words.lengths}>
      <div className="grid grid-cols-1 gap-4 min-[420px]:grid-cols-2 sm:grid-cols-3">
        <Figure
          {...{ form, unit: minutes, name: 'slotMinutes', label: words.slot }}
          hint={words.slotHint}
          known={rules.slotMinutes}
        />
        <Figure
          {...{ form, unit: minutes, name: 'minMinutes', label: words.minimum }}
          known={rules.minMinutes}
        />
        <Figure
          {...{ form, unit: minutes, name: 'maxMinutes', label: words.maximum }}
          known={rules.maxMinutes}
        />
        <Figure
          {...{ form, unit: words.hoursUnit, name: 'noticeHours', label: words.notice }}
          known={inHours(rules.noticeMinutes)}
        />
        <Figure
          {...{ form, unit: words.days, name: 'horizonDays', label: words.horizon }}
          known={rules.horizonDays}
        />
        <Figure
          {...{ form, unit: minutes, name: 'bufferBeforeMinutes', label: words.bufferBefore }}
          known={rules.bufferBeforeMinutes}
        />
        <Figure
          {...{ form, unit: minutes, name: 'bufferAfterMinutes', label: words.bufferAfter }}
          known={rules.bufferAfterMinutes}
        />
      </div>
    </Card>
  )
}

/** Approval, qualification, quota, cancellation, no-show, late return, times to answer and to pay. */
export function TermsCard({ view, form }: ResourceFormProps) {
  const words = useText().desk
  const rules = view.resource?.rules ?? USUAL
  const { minutes, hoursUnit, percent } = words
  const chosen = form.typed('approval') ?? rules.approval
  return (
    <Card title={words.terms}>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <FieldGroup legend={words.approval} error={form.error('approval')}>
          {(['instant', 'approval'] as const).map((one) => (
            <Radio
              key={one}
              name="approval"
              value={one}
              label={words.approvals[one]}
              defaultChecked={chosen === one}
            />
          ))}
        </FieldGroup>
        <Checkbox
          name="metered"
          value="yes"
          label={words.metered}
          hint={words.meteredHint}
          defaultChecked={checkedOf(form, 'metered', rules.metered)}
        />
        <Field
          label={words.qualification}
          hint={words.qualificationHint}
          error={form.error('qualification')}
          isOptional
        >
          <Input
            name="qualification"
            list="codes"
            maxLength={40}
            defaultValue={form.typed('qualification') ?? rules.qualification ?? ''}
          />
        </Field>
        <datalist id="codes">
          {view.codes.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        <Figure
          {...{ form, unit: hoursUnit, name: 'quotaHours', label: words.quota, hint: words.quotaHint }}
          known={inHours(rules.quotaMinutesPerWeek)}
          isOptional
        />
        <Figure
          {...{ form, unit: hoursUnit, name: 'cancelHours', label: words.cancelWindow }}
          known={inHours(rules.cancelMinutes)}
        />
        <Figure
          {...{ form, unit: percent, name: 'lateCancelPercent', label: words.lateCancel }}
          known={rules.lateCancelBasisPoints / 100}
        />
        <Figure
          {...{ form, unit: minutes, name: 'noShowMinutes', label: words.noShow }}
          known={rules.noShowMinutes}
        />
        <Figure
          {...{ form, unit: percent, name: 'noShowPercent', label: words.noShowShare }}
          known={rules.noShowBasisPoints / 100}
        />
        <Figure
          {...{ form, unit: percent, name: 'lateReturnPercent', label: words.lateReturn }}
          known={rules.lateReturnBasisPoints / 100}
        />
        <Figure
          {...{ form, unit: minutes, name: 'offerMinutes', label: words.offerTime }}
          known={rules.offerMinutes}
        />
        <Figure
          {...{ form, unit: hoursUnit, name: 'payHours', label: words.payTime }}
          known={inHours(rules.payMinutes)}
        />
      </div>
    </Card>
  )
}
