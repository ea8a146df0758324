import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { WaitingFirm, WaitingFirmsView } from '#app/contracts/views/waiting-firms.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { StrayAnswer } from '../platforms/stray-answer.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { firmColumns } from './firm-columns.tsx'
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
      <StrayAnswer answer={answer} fields={['organisationId']} shown={view.firms.map(({ id }) => id)} />
      {view.firms.length === 0 ? (
        <EmptyState title={text.operations.firmsNone} hint={text.operations.firmsNoneHint} />
      ) : (
        <Card isPadded={false} className="pt-4">
          <SmartTable
            caption={text.operations.firms}
            rows={view.firms}
            rowKey={({ id }) => id}
            exportPath={paths.sheet('waiting-firms')}
            columns={[
              ...firmColumns(text),
              {
                key: 'act',
                header: text.common.act,
                isAction: true,
                cell: (firm) => <Verify firm={firm} view={view} answer={answer} />,
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function Verify({ firm, view, answer }: WaitingFirmsPageProps & { firm: WaitingFirm }) {
  const text = useText()
  return (
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
          size="small"
          isBusy={form.isBusy}
        />
      )}
    </IntentForm>
  )
}
