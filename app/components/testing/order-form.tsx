import { useLocation } from '@remix-run/react'
import { useRef, useState } from 'react'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { TestOrderFormView } from '#app/contracts/views/testing.ts'
import { countSamples } from '#app/domain/testing/sample-groups.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { AddRow, DropRow, SentByEnter } from '../row-buttons.tsx'
import { useRoomForDraft, useRows } from '../row-list.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { Input, QuantityInput, TextArea } from '../ui/inputs.tsx'

interface OrderFormProps {
  view: TestOrderFormView
  answer: FormAnswer | null
}

/** Orders a test of so many samples; a draft of it is filled in. */
export function OrderForm({ view, answer }: OrderFormProps) {
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
          <SentByEnter />
          <fieldset className="min-w-0">
            <legend className="text-sm font-medium">{words.groups}</legend>
            <p className="mb-2 text-sm text-ink-faint">{words.groupsHint}</p>
            {form.error('groups') && <p className="mb-2 text-sm text-danger">{form.error('groups')}</p>}
            <GroupRows
              view={view}
              form={form}
              answer={answer}
              onCount={(row, count) => setCounts((known) => ({ ...known, [row]: count }))}
            />
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

interface GroupRowsProps extends OrderFormProps {
  form: FormReading
  onCount: (row: number, count: number) => void
}

const NOTHING_TYPED = {}

/** One group to begin with, or those of the draft; as many as there are. */
function GroupRows({ view, form, answer, onCount }: GroupRowsProps) {
  const { testing: words } = useText()
  const element = useRef<HTMLDivElement>(null)
  const typed = answer?.intent === 'saveTestOrder' ? answer.values : NOTHING_TYPED
  const { rows, turn, add, drop, reach } = useRows(
    'groups',
    typed,
    Math.max(1, view.draft?.groups.length ?? 0),
  )
  useRoomForDraft(element, 'groups', reach)
  return (
    <div ref={element} className="flex flex-col gap-3">
      {rows.map((row, place) => (
        <GroupRow
          key={`${turn} ${row}`}
          row={row}
          place={place + 1}
          view={view}
          form={form}
          onCount={(count) => onCount(row, count)}
          onDrop={
            rows.length > 1
              ? () => {
                  drop(row)
                  onCount(row, 0)
                }
              : undefined
          }
        />
      ))}
      <AddRow onAdd={add} label={words.addGroup} />
    </div>
  )
}

interface GroupRowProps {
  row: number
  /** Which it is on the page, from 1. */
  place: number
  view: TestOrderFormView
  form: FormReading
  onCount: (count: number) => void
  onDrop: (() => void) | undefined
}

function GroupRow({ row, place, view, form, onCount, onDrop }: GroupRowProps) {
  const { testing: words } = useText()
  const group = view.draft?.groups[row]
  const field = (name: 'name' | 'specification' | 'batchNumber', label: string, className?: string) => (
    <Field label={label} error={form.error(`groups.${row}.${name}`)} className={className ?? ''}>
      <Input
        name={`groups.${row}.${name}`}
        aria-label={words.groupOf(place, label)}
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
          aria-label={words.groupOf(place, words.groupCount)}
          defaultValue={form.typed(`groups.${row}.count`) ?? (group ? String(group.count) : '')}
          onChange={(event) => onCount(wholeOf(event.currentTarget.value))}
        />
      </Field>
      {onDrop && (
        <div className="col-span-full">
          <DropRow row={row} of={words.groupOf(place, '')} onDrop={onDrop} />
        </div>
      )}
    </div>
  )
}

/** A preview only: the contract on the server says what is a number of samples. */
function wholeOf(typed: string): number {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(plain) ? Number(plain) : 0
}
