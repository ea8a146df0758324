import { Link } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { DisputeDeskView } from '#app/contracts/views/trade-desks.ts'
import { formatInstant, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { ClaimFacts } from '../dealings/claims-card.tsx'
import { IntentForm } from '../forms.tsx'
import { OperatorTabs } from '../operations/operator-tabs.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

interface DeskProps {
  view: DisputeDeskView
  answer: FormAnswer | null
}

/** What waits for the operator's word: disputes with frozen money, contested claims. */
export function DisputeDeskPage({ view, answer }: DeskProps) {
  const text = useText()
  const isEmpty = view.disputes.length === 0 && view.claims.length === 0
  return (
    <>
      <PageHeader title={text.dealings.desk} lead={text.dealings.deskLead} />
      <OperatorTabs current="disputes" />
      {isEmpty && <EmptyState title={text.dealings.deskNone} />}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {view.disputes.map((one) => (
          <Card key={one.order.id} title={one.order.number} aside={one.order.listingTitle}>
            <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
              <span>
                {one.order.buyerName} / {one.order.supplierName}
              </span>
              <Badge tone={one.state === 'ruled' ? 'notice' : 'danger'}>
                {text.dealings.disputeStates[one.state]}
              </Badge>
            </p>
            <p className="mt-2 text-sm text-ink-soft">
              {formatInstant(one.openedAt, text.locale)} · {text.dealings.frozen}{' '}
              <strong className="text-ink">{formatPrice(one.frozenFen)}</strong>
            </p>
            <p className="mt-3">
              <Link to={paths.dispute(one.order.id)} className="text-accent underline">
                {text.dealings.disputeTitle}
              </Link>
            </p>
          </Card>
        ))}
        {view.claims.map((claim) => (
          <Card
            key={claim.id}
            title={<Link to={paths.order(claim.order.id)}>{claim.order.number}</Link>}
            aside={text.dealings.claims}
          >
            <ClaimFacts claim={claim} />
            {view.mayDecide && <DecideClaim view={view} claim={claim} answer={answer} />}
          </Card>
        ))}
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function DecideClaim({ view, claim, answer }: DeskProps & { claim: DisputeDeskView['claims'][number] }) {
  const text = useText()
  return (
    <IntentForm
      intent="decideClaim"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={{ orderId: claim.orderId, claimId: claim.id }}
      answersTo={{ field: 'claimId', value: claim.id }}
      className="mt-3 flex flex-col gap-3"
    >
      {(form) => (
        <>
          <Field
            label={text.dealings.decideToBuyer(formatPrice(claim.amountFen))}
            error={form.error('toBuyerYuan')}
            isRequired
          >
            <MoneyInput name="toBuyerYuan" typed={form.typed('toBuyerYuan')} />
          </Field>
          <ConfirmButton
            label={text.dealings.claimDecide}
            will={text.dealings.claimContestWill}
            isBusy={form.isBusy}
          />
        </>
      )}
    </IntentForm>
  )
}
