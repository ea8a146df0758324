import type { ProposalView } from '#app/contracts/views/dealings.ts'
import type { OrderPageView } from '#app/contracts/views/orders.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput } from '../ui/inputs.tsx'
import { Fold } from './fold.tsx'

interface AgreementsProps {
  order: OrderPageView
  answer: FormAnswer | null
}

/** What the two sides may agree on by themselves: to end the order, or that it costs less. */
export function AgreementsCard({ order, answer }: AgreementsProps) {
  const text = useText()
  const { dealings } = order
  const isEmpty = dealings.proposals.length === 0 && dealings.reducedFen === 0
  if (isEmpty && !dealings.may.propose && !dealings.may.reduce) return null
  return (
    <Card title={text.dealings.agreements}>
      <div className="flex flex-col gap-3">
        {dealings.reducedFen > 0 && (
          <p className="text-sm">{text.dealings.reduced(formatPrice(dealings.reducedFen))}</p>
        )}
        {dealings.proposals.map((proposal) => (
          <Proposal key={proposal.id} order={order} proposal={proposal} answer={answer} />
        ))}
        <div className="flex flex-col">
          {dealings.may.reduce && dealings.reducibleFen > 0 && (
            <ReductionForm order={order} answer={answer} />
          )}
          {dealings.may.propose && <TerminationForm order={order} answer={answer} />}
        </div>
      </div>
    </Card>
  )
}

function Proposal({ order, proposal, answer }: AgreementsProps & { proposal: ProposalView }) {
  const text = useText()
  const { kind, amountFen, heldFen, isMine } = proposal
  const accept = kind === 'termination' ? 'acceptTermination' : 'acceptReduction'
  const sentence =
    kind === 'termination'
      ? text.dealings.terminationOf(formatPrice(amountFen), formatPrice((heldFen ?? amountFen) - amountFen))
      : text.dealings.reductionOf(formatPrice(amountFen))
  const shared = { idempotencyKey: order.idempotencyKey, answer }
  const isSide = order.side !== 'observer'
  return (
    <div className="rounded-control bg-sunken p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={isMine ? 'neutral' : 'warning'}>{text.dealings.proposalKinds[kind]}</Badge>
        <span>{isMine ? text.dealings.proposedMine : text.dealings.proposedOther}</span>
      </p>
      <p className="mt-1 font-medium">{sentence}</p>
      {isSide && (
        <div className="mt-2 flex flex-wrap gap-2">
          {!isMine && (
            <IntentForm intent={accept} {...shared} hidden={{ amountFen }}>
              {(form) => (
                <ConfirmButton
                  label={text.dealings.agree}
                  will={`${sentence}。${text.dealings.agreeWill}`}
                  tone="primary"
                  isBusy={form.isBusy}
                />
              )}
            </IntentForm>
          )}
          <IntentForm
            intent="dropProposal"
            {...shared}
            hidden={{ kind }}
            answersTo={{ field: 'kind', value: kind }}
          >
            {(form) => (
              <ConfirmButton label={text.dealings.drop} will={text.will.dropProposal} isBusy={form.isBusy} />
            )}
          </IntentForm>
        </div>
      )}
    </div>
  )
}

function ReductionForm({ order, answer }: AgreementsProps) {
  const text = useText()
  const { reducibleFen } = order.dealings
  return (
    <Fold
      label={text.dealings.proposeReduction}
      isOpen={answer?.intent === 'proposeReduction' && !answer.isDone}
    >
      <IntentForm
        intent="proposeReduction"
        idempotencyKey={order.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <p className="text-sm text-ink-faint">
              {text.dealings.proposeReductionHint(formatPrice(reducibleFen))}
            </p>
            <Amount form={form} name="amountYuan" label={text.dealings.reductionAmount} />
          </>
        )}
      </IntentForm>
    </Fold>
  )
}

function TerminationForm({ order, answer }: AgreementsProps) {
  const text = useText()
  const { bargainFen } = order.dealings
  return (
    <Fold
      label={text.dealings.proposeTermination}
      isOpen={answer?.intent === 'proposeTermination' && !answer.isDone}
      tone="danger"
    >
      <IntentForm
        intent="proposeTermination"
        idempotencyKey={order.idempotencyKey}
        answer={answer}
        className="flex flex-col gap-3"
      >
        {(form) => (
          <>
            <p className="text-sm text-ink-faint">
              {text.dealings.proposeTerminationHint(formatPrice(bargainFen))} {text.dealings.rest}
            </p>
            <Amount form={form} name="toBuyerYuan" label={text.dealings.terminationToBuyer} />
          </>
        )}
      </IntentForm>
    </Fold>
  )
}

function Amount({ form, name, label }: { form: FormReading; name: string; label: string }) {
  const text = useText()
  return (
    <>
      <Field label={label} error={form.error(name)} isRequired>
        <MoneyInput name={name} typed={form.typed(name)} />
      </Field>
      <Button type="submit" isBusy={form.isBusy}>
        {text.dealings.propose}
      </Button>
    </>
  )
}
