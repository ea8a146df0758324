import type { ClaimView } from '#app/contracts/views/dealings.ts'
import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatDay, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput, Select, TextArea } from '../ui/inputs.tsx'
import { Attachments, PhotosField } from './attachments.tsx'
import { Fold } from './fold.tsx'

interface ClaimsProps {
  order: OrderPageView
  answer: FormAnswer | null
}

/** Claims against the retention, and the form for another while a warranty runs. */
export function ClaimsCard({ order, answer }: ClaimsProps) {
  const text = useText()
  const { claims, claimable, may } = order.dealings
  const isOffered = may.claim && claimable.length > 0
  if (claims.length === 0 && !isOffered) return null
  return (
    <Card title={text.dealings.claims}>
      <div className="flex flex-col gap-3">
        {claims.length === 0 && <p className="text-sm text-ink-faint">{text.dealings.claimsNone}</p>}
        {claims.map((claim) => (
          <div key={claim.id} className="rounded-control border border-line p-3">
            <ClaimFacts claim={claim} />
            <ClaimActions order={order} claim={claim} answer={answer} />
          </div>
        ))}
        {isOffered && <ClaimForm order={order} answer={answer} />}
      </div>
    </Card>
  )
}

const TONES = {
  open: 'warning',
  contested: 'danger',
  granted: 'accent',
  decided: 'neutral',
  withdrawn: 'neutral',
} as const

/** One claim as anybody reads it. */
export function ClaimFacts({ claim }: { claim: ClaimView }) {
  const text = useText()
  return (
    <div className="text-sm">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong>{formatPrice(claim.amountFen)}</strong>
        <Badge tone={TONES[claim.state]}>{text.dealings.claimStates[claim.state]}</Badge>
      </p>
      <p className="mt-1 break-words whitespace-pre-line">{claim.reason}</p>
      <Attachments files={claim.files} />
      {claim.answer && (
        <p className="mt-1 break-words whitespace-pre-line text-ink-soft">
          {text.dealings.side.supplier}：{claim.answer}
        </p>
      )}
      <p className="mt-1 text-ink-faint">
        {formatInstant(claim.openedAt, text.locale)}
        {claim.state === 'open' &&
          ` · ${text.dealings.claimAnswerBy(formatInstant(claim.answerByAt, text.locale))}`}
        {claim.toBuyerFen !== null && ` · ${text.dealings.claimPaid(formatPrice(claim.toBuyerFen))}`}
      </p>
    </div>
  )
}

function ClaimActions({ order, claim, answer }: ClaimsProps & { claim: ClaimView }) {
  const text = useText()
  const { may } = order.dealings
  const isLiving = claim.state === 'open' || claim.state === 'contested'
  const shared = {
    idempotencyKey: order.idempotencyKey,
    answer,
    hidden: { claimId: claim.id },
    answersTo: { field: 'claimId', value: claim.id },
  }
  if (!isLiving) return null
  return (
    <div className="mt-2 flex flex-col gap-2">
      {may.claim && (
        <IntentForm intent="withdrawClaim" {...shared}>
          {(form) => (
            <ConfirmButton
              label={text.dealings.claimWithdraw}
              will={text.will.withdrawClaim}
              size="small"
              isBusy={form.isBusy}
            />
          )}
        </IntentForm>
      )}
      {may.answer && claim.state === 'open' && (
        <>
          <IntentForm intent="grantClaim" {...shared}>
            {(form) => (
              <ConfirmButton
                label={text.dealings.claimGrant}
                will={text.dealings.claimGrantWill}
                tone="primary"
                isBusy={form.isBusy}
              />
            )}
          </IntentForm>
          <IntentForm intent="contestClaim" {...shared} className="flex flex-col gap-2">
            {(form) => (
              <>
                <Field label={text.dealings.claimAnswer} error={form.error('answer')} isRequired>
                  <TextArea name="answer" defaultValue={form.typed('answer') ?? ''} />
                </Field>
                <ConfirmButton
                  label={text.dealings.claimContest}
                  will={text.dealings.claimContestWill}
                  isBusy={form.isBusy}
                />
              </>
            )}
          </IntentForm>
        </>
      )}
    </div>
  )
}

function ClaimForm({ order, answer }: ClaimsProps) {
  const text = useText()
  return (
    <Fold label={text.dealings.claimOpen} isOpen={answer?.intent === 'openClaim' && !answer.isDone}>
      <IntentForm
        intent="openClaim"
        draftKey={`claim-${order.id}`}
        idempotencyKey={order.idempotencyKey}
        answer={answer}
        hasFile
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <p className="text-sm text-ink-faint">{text.dealings.claimOpenHint}</p>
            <Field label={text.dealings.claimSets} error={form.error('acceptanceId')} isRequired>
              <Select name="acceptanceId" defaultValue={form.typed('acceptanceId')}>
                {order.dealings.claimable.map((one) => (
                  <option key={one.acceptanceId} value={one.acceptanceId}>
                    {text.dealings.claimSetsOption(
                      formatQuantity(one.quantity, text.locale),
                      formatPrice(one.heldFen),
                      formatDay(one.warrantyUntilAt, text.locale),
                    )}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={text.dealings.claimAmount} error={form.error('amountYuan')} isRequired>
              <MoneyInput name="amountYuan" typed={form.typed('amountYuan')} />
            </Field>
            <Field label={text.dealings.claimReason} error={form.error('reason')} isRequired>
              <TextArea name="reason" defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <PhotosField form={form} />
            <ConfirmButton
              label={text.dealings.claimSend}
              will={text.dealings.claimWill}
              isBusy={form.isBusy}
            />
          </>
        )}
      </IntentForm>
    </Fold>
  )
}
