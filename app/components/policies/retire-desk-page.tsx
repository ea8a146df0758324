import type { RetireDeskView, RetireEntryView } from '#app/contracts/views/policies.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'
import { entryColumns } from './retire-entry-columns.tsx'

interface DeskProps {
  view: RetireDeskView
  answer: FormAnswer | null
}

/** 淘汰目录发布: what a bureau lists, withdraws and lists again. */
export function RetireDeskPage({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.policies
  return (
    <>
      <PageHeader
        title={text.shell.retireDesk}
        lead={words.deskLead}
        crumbs={[{ label: text.shell.bureau, to: paths.bureau }]}
        actions={<LinkButton to={paths.retire}>{words.retireTitle}</LinkButton>}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <Card
          title={words.deskEntries(view.entries.filter(({ state }) => state === 'listed').length)}
          isPadded={false}
        >
          {view.entries.length === 0 ? (
            <EmptyState title={words.retireNone} hint={words.deskNewHint} />
          ) : (
            <SmartTable
              caption={text.shell.retireDesk}
              rows={view.entries}
              rowKey={({ key }) => key}
              exportPath={paths.sheet('retire-desk')}
              columns={[
                ...entryColumns(text),
                {
                  key: 'act',
                  header: text.common.act,
                  isAction: true,
                  cell: (entry) => <Move entry={entry} view={view} answer={answer} />,
                },
              ]}
            />
          )}
        </Card>
        <Card title={words.deskNew} hint={words.deskNewHint}>
          <PublishForm view={view} answer={answer} />
        </Card>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Move({ entry, view, answer }: DeskProps & { entry: RetireEntryView }) {
  const words = useText().policies
  const isListed = entry.state === 'listed'
  const isRefused = answer?.intent === 'moveRetired' && answer.values.key === entry.key && !answer.isDone
  return (
    <details open={isRefused}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
        {isListed ? words.deskWithdraw : words.deskRelist}
      </summary>
      <IntentForm
        intent="moveRetired"
        idempotencyKey={view.idempotencyKey}
        answer={answer}
        hidden={{ key: entry.key, event: isListed ? 'withdraw' : 'relist' }}
        answersTo={{ field: 'key', value: entry.key }}
        className="flex flex-wrap items-end gap-2"
      >
        {(form) => (
          <>
            <Field
              label={words.deskReason}
              error={form.error('reason')}
              isRequired
              className="min-w-0 flex-1"
            >
              <Input name="reason" maxLength={500} defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <Button type="submit" tone="cautious" isBusy={form.isBusy}>
              {isListed ? words.deskWithdraw : words.deskRelist}
            </Button>
          </>
        )}
      </IntentForm>
    </details>
  )
}

function PublishForm({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.policies
  return (
    <IntentForm
      key={view.entries.length}
      intent="publishRetired"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      className="flex flex-col gap-3"
    >
      {(form) => (
        <>
          <Field label={words.deskName} hint={words.deskNameHint} error={form.error('nameZh')} isRequired>
            <Input name="nameZh" maxLength={80} defaultValue={form.typed('nameZh') ?? ''} />
          </Field>
          <Field label={words.deskNameEn} error={form.error('nameEn')} isOptional>
            <Input name="nameEn" maxLength={120} defaultValue={form.typed('nameEn') ?? ''} />
          </Field>
          <Field label={words.retireInstead} error={form.error('categorySlug')} isOptional>
            <Select name="categorySlug" defaultValue={form.typed('categorySlug') ?? ''}>
              <option value="">{text.common.none}</option>
              {view.categories.map(({ slug, nameZh, nameEn }) => (
                <option key={slug} value={slug}>
                  {text.locale === 'zh' ? nameZh : nameEn}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.retireReason} error={form.error('reasonZh')} isRequired>
            <TextArea name="reasonZh" maxLength={300} defaultValue={form.typed('reasonZh') ?? ''} />
          </Field>
          <Field label={words.retireReasonEn} error={form.error('reasonEn')} isOptional>
            <TextArea name="reasonEn" maxLength={500} defaultValue={form.typed('reasonEn') ?? ''} />
          </Field>
          <Button type="submit" tone="primary" isBusy={form.isBusy}>
            {words.deskPublish}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
