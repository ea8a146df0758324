import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { WaitingFirmsView } from '#app/contracts/views/waiting-firms.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { OperatorTabs } from './operator-tabs.tsx'

interface WaitingFirmsPageProps {
  view: WaitingFirmsView
  answer: FormAnswer | null
}

/** Registered firms whose credit code and papers the operator has to look at before they may act. */
export function WaitingFirmsPage({ view, answer }: WaitingFirmsPageProps) {
  const text = useText()
  return (
    <>
      <PageHeader title={text.operations.firms} lead={text.operations.firmsLead} />
      <OperatorTabs current="firms" />
      {view.firms.length === 0 && <EmptyState title={text.operations.firmsNone} />}
      <ul className="flex flex-col gap-3">
        {view.firms.map((firm) => (
          <li key={firm.id}>
            <Card>
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <p className="font-medium">{firm.name}</p>
                  <p className="text-sm text-ink-faint">
                    {text.register.creditCode} <span className="tabular-nums">{firm.creditCode}</span>
                  </p>
                  <p className="text-sm text-ink-faint">
                    {countyName(firm.county, text)} · {formatInstant(firm.registeredAt, text.locale)}
                  </p>
                  <p className="mt-1 flex flex-wrap gap-1">
                    {firm.capabilities.map((capability) => (
                      <Badge key={capability}>{text.shell.capabilities[capability]}</Badge>
                    ))}
                  </p>
                </div>
                <IntentForm
                  intent="verifyFirm"
                  idempotencyKey={view.idempotencyKey}
                  hidden={{ organisationId: firm.id }}
                  answersTo={{ field: 'organisationId', value: firm.id }}
                  answer={answer}
                >
                  {(form) => (
                    <ConfirmButton
                      label={text.operations.verifyFirm}
                      will={text.will.verifyFirm(firm.name)}
                      tone="primary"
                      isBusy={form.isBusy}
                    />
                  )}
                </IntentForm>
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}
