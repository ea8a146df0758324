import { useLocation } from '@remix-run/react'
import { useState } from 'react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { TestOrderFormView, TestServiceView } from '#app/contracts/views/testing.ts'
import { countSamples } from '#app/domain/testing/sample-groups.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths, signInTo } from '../paths.ts'
import { ClosedNotice } from '../platforms/closed-notice.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, QuantityInput, TextArea } from '../ui/inputs.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { ServicePhotos } from './service-photos.tsx'
import { limitOf, nameOf } from './words.ts'

interface PageProps {
  view: TestOrderFormView
  answer: FormAnswer | null
}

/** One test service: what it measures against which limits, what it costs, and the form that orders it. */
export function TestServicePage({ view, answer }: PageProps) {
  const text = useText()
  const { offered } = view
  return (
    <>
      <PageHeader
        title={nameOf(offered, text)}
        lead={text.locale === 'zh' ? offered.summaryZh : offered.summaryEn}
        crumbs={[{ label: text.testing.title, to: paths.testing }]}
        badges={offered.marks.map((mark) => (
          <Badge key={mark} tone="accent">
            {mark}
          </Badge>
        ))}
        actions={
          view.canEdit && (
            <LinkButton to={paths.ownTestService(offered.id)}>{text.testDesk.editService}</LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          <ServicePhotos photos={offered.photos} name={nameOf(offered, text)} />
          <Methods offered={offered} />
          <Card title={text.testing.order} hint={text.testing.orderLead} id="order">
            <Ordering view={view} answer={answer} />
          </Card>
        </div>
        <aside>
          <Terms offered={offered} />
        </aside>
      </div>
    </>
  )
}

function Ordering({ view, answer }: PageProps) {
  if (view.closed) return <ClosedNotice closed={view.closed} />
  return view.canOrder ? <OrderForm view={view} answer={answer} /> : <Stranger view={view} />
}

function Stranger({ view }: { view: TestOrderFormView }) {
  const text = useText()
  if (view.isSignedIn) return <Notice>{text.testing.cannotOrder}</Notice>
  return (
    <LinkButton to={signInTo(paths.testService(view.offered.id))} tone="primary">
      {text.testing.signInToOrder}
    </LinkButton>
  )
}

function Terms({ offered }: { offered: TestServiceView }) {
  const text = useText()
  const words = text.testing
  return (
    <Card title={words.fee}>
      <Facts
        facts={[
          { name: words.yourPrice, value: <strong>{formatPrice(offered.ownPriceFen)}</strong> },
          { name: words.memberPrice, value: formatPrice(offered.memberPriceFen) },
          { name: words.outsidePrice, value: formatPrice(offered.priceFen) },
          { name: words.lab, value: offered.labName },
          { name: text.testDesk.location, value: offered.location },
        ]}
      />
      <p className="mt-3 text-sm text-ink-soft">{words.turnaround(offered.turnaroundDays)}</p>
      <p className="mt-3 text-sm font-medium">{words.sampleNeed}</p>
      <p className="text-sm text-ink-soft">
        {text.locale === 'zh' ? offered.sampleNeedZh : offered.sampleNeedEn}
      </p>
      <p className="mt-3 text-sm text-ink-faint">
        {offered.marks.length > 0 ? words.marks(offered.marks.join(' · ')) : words.noMarks}
      </p>
    </Card>
  )
}

function Methods({ offered }: { offered: TestServiceView }) {
  const text = useText()
  const words = text.testing
  const rows = offered.methods.flatMap((method) =>
    method.parameters.map((parameter) => ({ method, parameter })),
  )
  return (
    <Card title={words.parameters} isPadded={false}>
      <DataTable
        caption={words.parameters}
        rows={rows}
        rowKey={({ parameter }) => parameter.key}
        columns={[
          { key: 'name', header: words.parameter, cell: ({ parameter }) => nameOf(parameter, text) },
          {
            key: 'limit',
            header: words.limit,
            cell: ({ parameter }) => (
              <>
                <span className="whitespace-nowrap">{limitOf(parameter, text)}</span>
                <span className="block text-xs text-ink-faint">
                  {text.locale === 'zh' ? parameter.basisZh : parameter.basisEn}
                </span>
              </>
            ),
          },
          {
            key: 'method',
            header: words.method,
            cell: ({ method }) => (
              <>
                <span className="whitespace-nowrap">{method.standard}</span>
                <span className="block text-xs text-ink-faint">
                  {method.scope.length > 0 ? method.scope.join(' · ') : words.noScope}
                </span>
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}

const EMPTY_ROWS = 4

function OrderForm({ view, answer }: PageProps) {
  const { pathname } = useLocation()
  const text = useText()
  const words = text.testing
  const { draft, offered } = view
  const groups = draft?.groups ?? []
  const [counts, setCounts] = useState<Record<number, number>>(
    Object.fromEntries(groups.map(({ count }, row) => [row, count])),
  )
  const samples = countSamples(
    Object.values(counts).map((count) => ({ name: '', specification: '', batchNumber: '', count })),
  )
  const price = offered.ownPriceFen
  return (
    <IntentForm
      intent="saveTestOrder"
      draftKey={`test-order-${pathname}`}
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={draft ? { orderId: draft.orderId } : {}}
      className="flex flex-col gap-4"
    >
      {(form) => (
        <>
          <fieldset className="min-w-0">
            <legend className="text-sm font-medium">{words.groups}</legend>
            <p className="mb-2 text-sm text-ink-faint">{words.groupsHint}</p>
            {form.error('groups') && <p className="mb-2 text-sm text-danger">{form.error('groups')}</p>}
            <div className="flex flex-col gap-3">
              {Array.from({ length: Math.max(EMPTY_ROWS, groups.length + 1) }, (_, row) => (
                <GroupRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: the row's place is its identity
                  key={row}
                  row={row}
                  view={view}
                  form={form}
                  onCount={(count) => setCounts((known) => ({ ...known, [row]: count }))}
                />
              ))}
            </div>
          </fieldset>
          <Field label={words.note} hint={words.noteHint} error={form.error('note')} isOptional>
            <TextArea name="note" maxLength={500} defaultValue={form.typed('note') ?? draft?.note ?? ''} />
          </Field>
          <Checkbox
            name="needsReturn"
            value="yes"
            label={words.needsReturn}
            defaultChecked={draft?.needsReturn ?? form.typed('needsReturn') === 'yes'}
          />
          {samples > 0 && (
            <p className="rounded-control bg-sunken px-4 py-3 font-medium" aria-live="polite">
              {words.estimate(samples, formatPrice(price), formatPrice(samples * price))}
            </p>
          )}
          <p className="text-sm text-ink-faint">{words.feeLater}</p>
          <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
            {draft ? words.saveAgain : words.save}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

interface GroupRowProps {
  row: number
  view: TestOrderFormView
  form: FormReading
  onCount: (count: number) => void
}

function GroupRow({ row, view, form, onCount }: GroupRowProps) {
  const { testing: words } = useText()
  const group = view.draft?.groups[row]
  const field = (name: 'name' | 'specification' | 'batchNumber', label: string, className?: string) => (
    <Field label={label} error={form.error(`groups.${row}.${name}`)} className={className ?? ''}>
      <Input
        name={`groups.${row}.${name}`}
        aria-label={words.groupOf(row + 1, label)}
        maxLength={80}
        defaultValue={form.typed(`groups.${row}.${name}`) ?? group?.[name] ?? ''}
      />
    </Field>
  )
  return (
    <div className="grid grid-cols-2 gap-2 border-b border-line pb-3 last:border-b-0 sm:grid-cols-[2fr_1.5fr_1fr_7rem] sm:border-b-0 sm:pb-0">
      {field('name', words.groupName, 'max-sm:col-span-2')}
      {field('specification', words.groupSpecification)}
      {field('batchNumber', words.groupBatch)}
      <Field label={words.groupCount} error={form.error(`groups.${row}.count`)}>
        <QuantityInput
          name={`groups.${row}.count`}
          unit={words.piece}
          aria-label={words.groupOf(row + 1, words.groupCount)}
          defaultValue={form.typed(`groups.${row}.count`) ?? (group ? String(group.count) : '')}
          onChange={(event) => onCount(wholeOf(event.currentTarget.value))}
        />
      </Field>
    </div>
  )
}

/** A preview only: the contract on the server says what is a number of samples. */
function wholeOf(typed: string): number {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(plain) ? Number(plain) : 0
}
