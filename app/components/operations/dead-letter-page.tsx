import type { LetterView } from '#app/contracts/views/operations.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import { LETTER_TONES } from './desk-columns.tsx'
import { Code, Facts } from './facts.tsx'
import { ReasonForm } from './reason-form.tsx'

/** One failed job: what it was about, why it failed, and what to do about it. */
export function DeadLetterPage({ view, answer }: { view: LetterView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.operations
  const form = { idempotencyKey: view.idempotencyKey, answer }
  return (
    <>
      <PageHeader
        title={words.letterTitle(text.jobs.jobName(view.job))}
        crumbs={[
          { label: text.operator.title, to: paths.operator },
          { label: words.jobs, to: paths.jobs },
        ]}
        badges={<Badge tone={LETTER_TONES[view.state]}>{words.letterStates[view.state]}</Badge>}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:gap-6">
        <Card title={words.why}>
          <p className="mb-4 font-mono text-sm break-words text-danger">{view.reason}</p>
          <Facts
            facts={[
              [words.message, <Code key="message">{view.messageId}</Code>],
              [words.queue, text.jobs.queueName(view.queue)],
              [words.job, <Code key="job">{view.job}</Code>],
              [words.attempts, view.attempts],
              [words.failures, view.failures],
              [words.failedAt, formatInstant(view.failedAt, text.locale)],
              [words.lane, view.lane && <Code>{view.lane}</Code>],
              [words.waitingBehind, view.waitingBehind],
              [words.decided, view.decidedAt && formatInstant(view.decidedAt, text.locale)],
              [words.discardReason, view.decisionReason],
            ]}
          />
          {view.mayAct && (
            <div className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
              <IntentForm {...form} intent="replay">
                {({ isBusy }) => (
                  <ConfirmButton
                    label={words.replay}
                    will={words.replayWill}
                    tone="primary"
                    isBusy={isBusy}
                  />
                )}
              </IntentForm>
              <ReasonForm
                {...form}
                intent="discard"
                label={words.discard}
                reasonLabel={words.discardReason}
                tone="cautious"
              />
            </div>
          )}
        </Card>
        <Card title={words.payload}>
          <pre className="whitespace-pre-wrap [overflow-wrap:anywhere] font-mono text-xs">{view.payload}</pre>
        </Card>
        {view.stack && (
          <Card title={words.stack}>
            <pre className="whitespace-pre-wrap [overflow-wrap:anywhere] font-mono text-xs">{view.stack}</pre>
          </Card>
        )}
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}
