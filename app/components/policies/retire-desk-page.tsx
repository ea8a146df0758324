import type { RetireDeskView, RetireEntryView } from '#app/contracts/views/policies.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select, TextArea } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

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
        title={words.deskTitle}
        lead={words.deskLead}
        crumbs={[{ label: text.shell.bureau, to: paths.bureau }]}
        actions={<LinkButton to={paths.retire}>{words.retireTitle}</LinkButton>}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <Card title={words.deskEntries(view.entries.filter(({ state }) => state === 'listed').length)}>
          <ul className="flex flex-col gap-4">
            {view.entries.map((entry) => (
              <li key={entry.key} className="border-t border-line pt-4 first:border-t-0 first:pt-0">
                <Entry entry={entry} view={view} answer={answer} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={words.deskNew} hint={words.deskNewHint}>
          <PublishForm view={view} answer={answer} />
        </Card>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Entry({ entry, view, answer }: DeskProps & { entry: RetireEntryView }) {
  const text = useText()
  const words = text.policies
  const isListed = entry.state === 'listed'
  const category = text.locale === 'zh' ? entry.categoryZh : entry.categoryEn
  const isRefused = answer?.intent === 'moveRetired' && answer.values.key === entry.key && !answer.isDone
  return (
    <article>
      <h3 className="font-semibold [overflow-wrap:anywhere]">
        {text.locale === 'zh' ? entry.nameZh : entry.nameEn}
      </h3>
      <div className="mt-1 flex flex-wrap gap-1.5">
        <Badge tone={isListed ? 'warning' : 'neutral'}>
          {isListed ? words.deskListed(entry.listedOn) : words.deskWithdrawn(entry.withdrawnOn ?? '')}
        </Badge>
        {category && <Badge>{category}</Badge>}
        {entry.firms > 0 && <Badge tone="notice">{words.deskFirms(entry.firms)}</Badge>}
      </div>
      <p className="mt-1 text-sm text-ink-soft">{entry.reasonZh}</p>
      {entry.withdrawnWhy && (
        <p className="text-sm text-ink-soft">{words.deskWithdrawnWhy(entry.withdrawnWhy)}</p>
      )}
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
    </article>
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
          <Button type="submit" tone="primary" isBusy={form.isBusy}>
            {words.deskPublish}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
