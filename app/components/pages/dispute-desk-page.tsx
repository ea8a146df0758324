import { Link } from '@remix-run/react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { DisputeDeskView } from '#app/contracts/views/trade-desks.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { ClaimFacts } from '../dealings/claims-card.tsx'
import { claimColumns, claimPlace, disputeColumns } from '../dealings/desk-columns.tsx'
import { IntentForm } from '../forms.tsx'
import { OperatorTabs } from '../operations/operator-tabs.tsx'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { MoneyInput } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'

interface DeskProps {
  view: DisputeDeskView
  answer: FormAnswer | null
}

/** What waits for the operator's word: disputes with frozen money, contested claims. */
export function DisputeDeskPage({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.dealings
  const isEmpty = view.disputes.length === 0 && view.claims.length === 0
  return (
    <>
      <PageHeader title={words.desk} lead={words.deskLead} />
      <OperatorTabs current="disputes" />
      {isEmpty && <EmptyState title={words.deskNone} hint={words.deskNoneHint} />}
      <div className="flex flex-col gap-4 lg:gap-6">
        {view.disputes.length > 0 && (
          <Card title={`${words.dispute} (${view.disputes.length})`} isPadded={false}>
            <SmartTable
              name="disputes"
              caption={words.dispute}
              rows={view.disputes}
              rowKey={({ order }) => order.id}
              exportPath={paths.sheet('disputes')}
              columns={disputeColumns(text)}
            />
          </Card>
        )}
        {view.claims.length > 0 && <Claims view={view} answer={answer} />}
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

/** The claims at a glance, then each with what was said and the form that decides it. */
function Claims({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.dealings
  return (
    <>
      <Card title={`${words.claims} (${view.claims.length})`} isPadded={false}>
        <SmartTable
          name="claims"
          caption={words.claims}
          rows={view.claims}
          rowKey={({ id }) => id}
          exportPath={paths.sheet('claims')}
          columns={claimColumns(text)}
        />
      </Card>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {view.claims.map((claim) => (
          <Card
            key={claim.id}
            id={claimPlace(claim.id)}
            title={<Link to={paths.order(claim.order.id)}>{claim.order.number}</Link>}
            aside={words.claims}
          >
            <ClaimFacts claim={claim} />
            {view.mayDecide && <DecideClaim view={view} claim={claim} answer={answer} />}
          </Card>
        ))}
      </div>
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
