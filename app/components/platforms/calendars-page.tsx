import { useState } from 'react'
import type { CalendarsView, FeedScope } from '#app/contracts/views/calendar-feeds.ts'
import type { FeedRow } from '#app/contracts/views/platforms.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice, RefusalNotice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type SmartColumn, SmartTable } from '../ui/smart-table.tsx'

interface PageProps {
  view: CalendarsView
  answer: FormAnswer | null
}

/** Secret calendar addresses: made for a firm, a platform or a piece of equipment, seen once, revoked at will. */
export function CalendarsPage({ view, answer }: PageProps) {
  const words = useText().calendars
  const address = answer?.isDone && answer.intent === 'openFeed' ? answer.values.address : undefined
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <div className="flex flex-col gap-6">
        {answer?.refusal && <RefusalNotice refusal={answer.refusal} isAnswer />}
        {address && <SeenOnce key={address} address={address} />}
        <Card title={words.chooseTitle}>
          <ul className="divide-y divide-line">
            <Subject
              view={view}
              scope="firm"
              subject={view.firm}
              label={words.firm(view.firm.name)}
              isStrong
            />
          </ul>
        </Card>
        {view.platforms.length > 0 && (
          <Card title={words.platformsTitle} hint={words.platformsHint}>
            <ul className="divide-y divide-line">
              {view.platforms.flatMap((platform) => [
                <Subject
                  key={platform.id}
                  view={view}
                  scope="platform"
                  subject={platform}
                  label={words.platform(platform.name)}
                  isStrong
                />,
                ...platform.resources.map((resource) => (
                  <Subject
                    key={resource.id}
                    view={view}
                    scope="resource"
                    subject={resource}
                    label={resource.name}
                  />
                )),
              ])}
            </ul>
          </Card>
        )}
        <Own view={view} />
      </div>
    </>
  )
}

function SeenOnce({ address }: { address: string }) {
  const text = useText()
  const words = text.calendars
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setIsCopied(true)
  }
  return (
    <Notice tone="warning" title={words.onceTitle} isAnswer>
      <p>{words.once}</p>
      <div className="mt-2 flex flex-col gap-2 sm:flex-row sm:items-end">
        <Field label={words.address} className="min-w-0 flex-1">
          <Input name="address" readOnly value={address} className="font-mono text-sm" />
        </Field>
        <Button onClick={() => void copy()}>
          <span aria-live="polite">{isCopied ? text.common.copied : words.copy}</span>
        </Button>
      </div>
    </Notice>
  )
}

interface SubjectProps {
  view: CalendarsView
  scope: FeedScope
  subject: { id: string }
  label: string
  isStrong?: boolean
}

function Subject({ view, scope, subject, label, isStrong }: SubjectProps) {
  const words = useText().calendars
  return (
    <li className="flex items-center justify-between gap-3 py-2">
      <span className={isStrong ? 'min-w-0 font-medium' : 'min-w-0 pl-4 text-ink-soft'}>{label}</span>
      <IntentForm
        intent="openFeed"
        idempotencyKey={view.idempotencyKey}
        answer={null}
        hidden={{ scope, subjectId: subject.id }}
        className="shrink-0"
      >
        {({ isBusy }) => (
          <Button type="submit" size="small" disabled={isBusy} aria-label={words.openFor(label)}>
            {words.open}
          </Button>
        )}
      </IntentForm>
    </li>
  )
}

function Own({ view }: { view: CalendarsView }) {
  const text = useText()
  const words = text.calendars
  return (
    <Card title={words.ownTitle} isPadded={view.feeds.length === 0}>
      {view.feeds.length === 0 ? (
        <p className="text-sm text-ink-faint">{words.none}</p>
      ) : (
        <SmartTable
          caption={words.ownTitle}
          rows={view.feeds}
          rowKey={({ id }) => id}
          columns={[
            ...feedColumns(text),
            {
              key: 'act',
              header: text.common.act,
              isAction: true,
              cell: (feed) => <Revoke feed={feed} view={view} />,
            },
          ]}
        />
      )}
    </Card>
  )
}

function feedColumns(text: Text): SmartColumn<FeedRow>[] {
  const words = text.calendars
  return [
    wordColumn({ key: 'name', header: words.feed }, ({ name }) => name),
    wordColumn({ key: 'scope', header: words.scope, isPicked: true }, ({ scope }) => words.scopes[scope]),
    timeColumn(text, { key: 'made', header: words.madeAt }, ({ createdAt }) => createdAt),
  ]
}

function Revoke({ feed, view }: { feed: FeedRow; view: CalendarsView }) {
  const text = useText()
  const words = text.calendars
  return (
    <IntentForm
      intent="revokeFeed"
      idempotencyKey={view.idempotencyKey}
      answer={null}
      hidden={{ feedId: feed.id }}
    >
      {({ isBusy }) => (
        <ConfirmButton
          label={words.revoke}
          spoken={words.revokeFor(feed.name)}
          will={text.will.revokeFeed(feed.name)}
          size="small"
          isBusy={isBusy}
        />
      )}
    </IntentForm>
  )
}
