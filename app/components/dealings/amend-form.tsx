import type { ContractVersionView } from '#app/contracts/views/dealings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { ContractView } from '#app/contracts/views/trade-desks.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { QuantityInput, TextArea } from '../ui/inputs.tsx'

/** Another version of the contract, proposed and signed in one. */
export function AmendForm({
  view,
  current,
  answer,
}: {
  view: ContractView
  current: ContractVersionView
  answer: FormAnswer | null
}) {
  const text = useText()
  const terms = ['deliveryDays', 'acceptDays', 'warrantyDays'] as const
  return (
    <Card title={text.dealings.amend} hint={text.dealings.amendHint}>
      <IntentForm
        intent="proposeAmendment"
        draftKey={`amend-${view.order.id}`}
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
              {terms.map((term) => (
                <Field key={term} label={text.dealings[term]} error={form.error(term)} isOptional>
                  <QuantityInput
                    name={term}
                    unit={text.dealings.daysUnit}
                    placeholder={String(current[term])}
                    defaultValue={form.typed(term) ?? ''}
                  />
                </Field>
              ))}
            </div>
            <Field label={text.dealings.clause} error={form.error('clause')} isOptional>
              <TextArea name="clause" defaultValue={form.typed('clause') ?? ''} />
            </Field>
            <ConfirmButton
              label={text.dealings.amendSend}
              will={text.dealings.amendWill}
              tone="primary"
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Card>
  )
}
