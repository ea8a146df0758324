import type { CaseView } from '#app/contracts/views/operations.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatDay, formatFen, formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'
import { CASE_TONES, lineColumns } from './desk-columns.tsx'
import { Code, Facts } from './facts.tsx'
import { ReasonForm } from './reason-form.tsx'

interface PageProps {
  view: CaseView
  answer: FormAnswer | null
}

/** One difference: what each side says, and the three things an operator can do about it. */
export function BankCasePage({ view, answer }: PageProps) {
  const text = useText()
  const words = text.operations
  return (
    <>
      <PageHeader
        title={words.caseTitle(words.caseKinds[view.kind])}
        lead={words.caseMeanings[view.kind]}
        crumbs={[
          { label: text.operator.title, to: paths.operator },
          { label: words.bank, to: paths.bankDesk },
        ]}
        badges={<Badge tone={CASE_TONES[view.state]}>{words.caseStates[view.state]}</Badge>}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Card>
          <Stats className="mb-4 grid-cols-2">
            <Stat label={words.bankAmount} value={formatFen(view.bankFen)} hint={words.signHint} />
            <Stat label={words.ledgerAmount} value={formatFen(view.ledgerFen)} />
          </Stats>
          <Facts
            facts={[
              [words.firm, view.organisationName],
              [words.day, formatDay(view.day, text.locale)],
              [words.subject, <Code key="subject">{view.subjectId}</Code>],
              [words.payment, view.paymentId && <Code>{view.paymentId}</Code>],
              [words.opened, formatInstant(view.openedAt, text.locale)],
              [words.decided, view.decidedAt && formatInstant(view.decidedAt, text.locale)],
              [words.reason, view.reason],
              [words.journal, view.journalId && <Code>{view.journalId}</Code>],
              [
                words.refundPayment,
                view.refundPaymentId && (
                  <>
                    <Code>{view.refundPaymentId}</Code>{' '}
                    {view.refundPaymentState && text.states.payment[view.refundPaymentState]}
                  </>
                ),
              ],
            ]}
          />
        </Card>
        {view.mayAct && <Decisions view={view} answer={answer} />}
        <Lines view={view} />
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Decisions({ view, answer }: PageProps) {
  const words = useText().operations
  if (view.suspenseFen === null) return <LivingDecisions view={view} answer={answer} />
  return (
    <Card>
      <p className="mb-2 text-sm text-ink-soft">{words.refundWill(formatFen(view.suspenseFen))}</p>
      <ReasonForm
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        intent="refund"
        label={words.refund}
        reasonLabel={words.reason}
        tone="cautious"
      />
    </Card>
  )
}

function LivingDecisions({ view, answer }: PageProps) {
  const text = useText()
  const words = text.operations
  const form = { idempotencyKey: view.idempotencyKey, answer }
  return (
    <Card>
      <div className="flex flex-col gap-5">
        {view.state === 'open' && (
          <IntentForm {...form} intent="recheck">
            {({ isBusy }) => (
              <ConfirmButton label={words.recheck} will={words.recheckWill} tone="primary" isBusy={isBusy} />
            )}
          </IntentForm>
        )}
        {view.correctionFen !== null && (
          <div className="border-t border-line pt-4">
            <p className="mb-2 text-sm text-ink-soft">{words.correctWill(formatFen(view.correctionFen))}</p>
            <ReasonForm
              {...form}
              intent="correct"
              label={words.correct}
              reasonLabel={words.reason}
              tone="cautious"
            />
          </div>
        )}
        <div className="border-t border-line pt-4">
          <ReasonForm
            {...form}
            intent="closeCase"
            label={words.closeCase}
            reasonLabel={words.reason}
            tone="cautious"
          />
        </div>
      </div>
    </Card>
  )
}

function Lines({ view }: { view: CaseView }) {
  const text = useText()
  const words = text.operations
  return (
    <Card title={words.lines} isPadded={false} className="lg:col-span-2">
      {view.lines.length === 0 ? (
        <EmptyState title={text.common.none} />
      ) : (
        <SmartTable
          caption={words.lines}
          rows={view.lines}
          rowKey={(line) => line.id}
          exportPath={`${paths.sheet('bank-case-lines')}?case=${view.id}`}
          columns={lineColumns(text)}
        />
      )}
    </Card>
  )
}
