import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import type { ButtonTone } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'

interface ReasonFormProps {
  intent: string
  idempotencyKey: string
  answer: FormAnswer | null
  label: string
  reasonLabel: string
  tone: ButtonTone
}

/** A deed that is done with a reason, or not at all. */
export function ReasonForm({ intent, idempotencyKey, answer, label, reasonLabel, tone }: ReasonFormProps) {
  const text = useText()
  return (
    <IntentForm
      intent={intent}
      idempotencyKey={idempotencyKey}
      answer={answer}
      className="flex flex-wrap items-end gap-2"
    >
      {(form) => (
        <>
          <Field label={reasonLabel} error={form.error('reason')} isRequired className="min-w-40 flex-1">
            <Input name="reason" maxLength={500} defaultValue={form.typed('reason') ?? ''} />
          </Field>
          <ConfirmButton label={label} will={text.will.withReason} tone={tone} isBusy={form.isBusy} />
        </>
      )}
    </IntentForm>
  )
}
