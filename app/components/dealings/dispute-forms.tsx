import { useLocation } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { TextArea } from '../ui/inputs.tsx'
import { PhotosField } from './attachments.tsx'

interface DisputeFormProps {
  idempotencyKey: string
  answer: FormAnswer | null
}

export function OpenForm({ heldFen, ...shared }: DisputeFormProps & { heldFen: number }) {
  const { pathname } = useLocation()
  const text = useText()
  return (
    <Card title={text.dealings.disputeOpen} hint={text.dealings.disputeOpenHint(formatPrice(heldFen))}>
      <IntentForm
        intent="openDispute"
        draftKey={`openDispute-${pathname}`}
        {...shared}
        hasFile
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <Field label={text.dealings.disputeReason} error={form.error('reason')} isRequired>
              <TextArea name="reason" rows={5} defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <PhotosField form={form} />
            <ConfirmButton
              label={text.dealings.disputeOpen}
              will={text.dealings.disputeWill}
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Card>
  )
}

export function EvidenceForm(shared: DisputeFormProps) {
  const { pathname } = useLocation()
  const text = useText()
  return (
    <Card title={text.dealings.evidenceAdd} hint={text.dealings.evidenceKept}>
      <IntentForm
        intent="addEvidence"
        draftKey={`addEvidence-${pathname}`}
        {...shared}
        hasFile
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <Field label={text.dealings.evidenceStatement} error={form.error('statement')} isRequired>
              <TextArea name="statement" rows={4} defaultValue={form.typed('statement') ?? ''} />
            </Field>
            <PhotosField form={form} />
            <Button type="submit" tone="primary" isBusy={form.isBusy}>
              {text.dealings.evidenceSend}
            </Button>
          </>
        )}
      </IntentForm>
    </Card>
  )
}

export function AppealForm(shared: DisputeFormProps) {
  const { pathname } = useLocation()
  const text = useText()
  return (
    <Card title={text.dealings.appeal} hint={text.dealings.appealWill}>
      <IntentForm
        intent="appealRuling"
        draftKey={`appealRuling-${pathname}`}
        {...shared}
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <Field label={text.dealings.appealReason} error={form.error('reason')} isRequired>
              <TextArea name="reason" rows={4} defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <ConfirmButton
              label={text.dealings.appeal}
              will={text.dealings.appealWill}
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Card>
  )
}

export function WithdrawForm(shared: DisputeFormProps) {
  const text = useText()
  return (
    <Card title={text.dealings.withdraw} hint={text.dealings.withdrawWill}>
      <IntentForm intent="withdrawDispute" {...shared}>
        {(form) => (
          <ConfirmButton
            label={text.dealings.withdraw}
            will={text.dealings.withdrawWill}
            tone="secondary"
            isBusy={form.isBusy}
          />
        )}
      </IntentForm>
    </Card>
  )
}
