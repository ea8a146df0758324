import type { HeldSpan } from '#app/contracts/views/platform-desk.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Radio } from '../ui/choices.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, InstantInput, Select } from '../ui/inputs.tsx'
import { type HitCounts, hitBy } from './closure-hits.ts'
import type { ResourceDeskProps } from './desk-props.ts'

interface ClosureFormProps extends ResourceDeskProps {
  intent: 'breakdown' | 'maintain'
  /** On the button and on the window that asks. */
  label: string
  /** What will happen to the bookings that the typed time hits. */
  will: (hits: HitCounts, replans: boolean) => string
}

/** Closes a machine, or one piece of it, for a time, after saying how many bookings that hits. */
export function ClosureForm({ view, answer, intent, label, will }: ClosureFormProps) {
  const isBreakdown = intent === 'breakdown'
  return (
    <IntentForm
      intent={intent}
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      className="flex flex-col gap-3"
    >
      {(form) => (
        <>
          <UnitField capacity={view.capacity} typed={form.typed('unitNumber')} />
          {isBreakdown ? <Until form={form} /> : <FromTo form={form} />}
          <Reason form={form} isRequired={isBreakdown} />
          {!isBreakdown && <OnBookings form={form} />}
          <ConfirmButton
            label={label}
            will={(fields) => will(hitBy(typedSpan(fields, view.now), view.held), isReplanning(fields))}
            tone={isBreakdown ? 'danger' : 'primary'}
            isBusy={form.isBusy}
          />
        </>
      )}
    </IntentForm>
  )
}

/** The typed time; a breakdown begins now. */
function typedSpan(fields: FormData, now: string): HeldSpan {
  const instant = (name: string) => `${fields.get(name)}:00+08:00`
  const unit = Number(fields.get('unitNumber') ?? 0)
  return {
    startsAt: fields.has('startsAt') ? instant('startsAt') : now,
    endsAt: instant(fields.has('until') ? 'until' : 'endsAt'),
    unitNumber: unit,
    hasBegun: false,
  }
}

const isReplanning = (fields: FormData) => fields.get('onBookings') === 'replan'

function UnitField({ capacity, typed }: { capacity: number; typed: string | undefined }) {
  const words = useText().desk
  if (capacity === 1) return null
  return (
    <Field label={words.unitNumber}>
      <Select name="unitNumber" defaultValue={typed ?? ''}>
        <option value="">{words.allUnits}</option>
        {Array.from({ length: capacity }, (_, index) => index + 1).map((number) => (
          <option key={number} value={number}>
            {words.unit(number)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function Until({ form }: { form: FormReading }) {
  const words = useText().desk
  return (
    <Field label={words.until} error={form.error('until')} isRequired>
      <InstantInput name="until" defaultValue={form.typed('until') ?? ''} />
    </Field>
  )
}

function FromTo({ form }: { form: FormReading }) {
  const words = useText().desk
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Field label={words.from} error={form.error('startsAt')} isRequired>
        <InstantInput name="startsAt" defaultValue={form.typed('startsAt') ?? ''} />
      </Field>
      <Field label={words.to} error={form.error('endsAt')} isRequired>
        <InstantInput name="endsAt" defaultValue={form.typed('endsAt') ?? ''} />
      </Field>
    </div>
  )
}

function Reason({ form, isRequired }: { form: FormReading; isRequired: boolean }) {
  const words = useText().desk
  return (
    <Field label={words.reason} error={form.error('reason')} isRequired={isRequired} isOptional={!isRequired}>
      <Input name="reason" maxLength={500} defaultValue={form.typed('reason') ?? ''} />
    </Field>
  )
}

function OnBookings({ form }: { form: FormReading }) {
  const words = useText().desk
  const replans = form.typed('onBookings') === 'replan'
  return (
    <FieldGroup legend={words.onBookings}>
      <Radio name="onBookings" value="refuse" label={words.onBookingsRefuse} defaultChecked={!replans} />
      <Radio name="onBookings" value="replan" label={words.onBookingsReplan} defaultChecked={replans} />
    </FieldGroup>
  )
}
