import { useLocation } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
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
              will={(fields) => splitOf(fields, frozenFen, text) ?? text.dealings.decideWill}
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Card>
  )
}

/** Who gets how much by what is typed; null while that is no split, which the server will say. */
function splitOf(fields: FormData, frozenFen: number, text: Text): string | null {
  const typed = String(fields.get('toBuyerYuan') ?? '').normalize('NFKC')
  const toBuyerFen = Math.round(Number(typed.replaceAll(/[,\s¥]/g, '')) * 100)
  if (typed === '' || !(toBuyerFen >= 0 && toBuyerFen <= frozenFen)) return null
  return text.dealings.decideSplit(formatPrice(toBuyerFen), formatPrice(frozenFen - toBuyerFen))
}
