import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { IntentForm } from '../forms.tsx'
import { Button, type ButtonTone } from '../ui/button.tsx'
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
          <Button type="submit" tone={tone} isBusy={form.isBusy}>
            {label}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
