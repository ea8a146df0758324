import { useLocation } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput, TextArea } from '../ui/inputs.tsx'

/** The operator's split of what a dispute froze. */
export function DecideForm({
  frozenFen,
  ...shared
}: {
  frozenFen: number
  idempotencyKey: string
  answer: FormAnswer | null
}) {
  const text = useText()
  const { pathname } = useLocation()
  return (
    <Card title={text.dealings.decide} hint={text.dealings.decideWill}>
      <IntentForm
        intent="decideDispute"
        {...shared}
        draftKey={`decide-${pathname}`}
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <Field
              label={text.dealings.decideToBuyer(formatPrice(frozenFen))}
              error={form.error('toBuyerYuan')}
              isRequired
            >
              <MoneyInput name="toBuyerYuan" typed={form.typed('toBuyerYuan')} />
            </Field>
            <Field label={text.dealings.rulingReason} error={form.error('reason')} isRequired>
              <TextArea name="reason" rows={4} defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <ConfirmButton
              label={text.dealings.decide}
              will={text.dealings.decideWill}
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Card>
  )
}
