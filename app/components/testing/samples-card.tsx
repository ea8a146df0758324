import type { CustodyLink, SampleView } from '#app/contracts/views/testing.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import { SAMPLE_LIFECYCLE } from '#app/domain/testing/sample-lifecycle.ts'
import { formatInstantShort, formatPrice } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { DataTable } from '../ui/table.tsx'
import type { TestOrderProps } from './props.ts'
import { sampleColumns } from './sample-columns.tsx'

/** Every sample with its state and its chain of custody; a draft shows the list it will be made from. */
export function SamplesCard({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  if (order.samples.length === 0)
    return (
      <Card title={words.groups} isPadded={false}>
        <DataTable
          caption={words.groups}
          rows={order.groups}
          rowKey={(_, index) => String(index)}
          columns={[
            { key: 'name', header: words.groupName, cell: (group) => group.name },
            { key: 'specification', header: words.groupSpecification, cell: (group) => group.specification },
            { key: 'batch', header: words.groupBatch, cell: (group) => group.batchNumber },
            {
              key: 'count',
              header: words.groupCount,
              align: 'right',
              cell: (group) => words.samplesOf(group.count),
            },
          ]}
        />
      </Card>
    )
  return (
    <Card title={words.samples} isPadded={false}>
      <SmartTable
        name="samples"
        caption={words.samples}
        rows={order.samples}
        rowKey={({ id }) => id}
        exportPath={`${paths.sheet('samples')}?order=${order.id}`}
        columns={[
          ...sampleColumns(text),
          {
            key: 'custody',
            header: words.custody,
            isAction: true,
            cell: (sample) => <Handling sample={sample} order={order} answer={answer} />,
          },
        ]}
      />
    </Card>
  )
}

interface SampleProps extends TestOrderProps {
  sample: SampleView
}

/** Through which hands a sample went, and what can be done with it now. */
function Handling({ sample, order, answer }: SampleProps) {
  const { testing: words } = useText()
  const isHere = !['expected', 'returned', 'disposed', 'lost'].includes(sample.state)
  const canBeLost = nextState(SAMPLE_LIFECYCLE, sample.state, 'lose') !== null
  return (
    <details className="sm:min-w-56">
      <summary className="cursor-pointer text-sm text-accent underline">{words.custody}</summary>
      <Custody links={sample.custody} />
      {order.actions.handOver && isHere && <HandOver sample={sample} order={order} answer={answer} />}
      {order.actions.lose && canBeLost && <Lose sample={sample} order={order} answer={answer} />}
    </details>
  )
}

function Custody({ links }: { links: CustodyLink[] }) {
  const text = useText()
  return (
    <ol className="my-2 flex flex-col gap-1 border-l-2 border-line pl-3 text-sm">
      {links.map((link, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: links are only ever added at the end
        <li key={index}>
          <span className="text-ink-faint">{formatInstantShort(link.at, text.locale)}</span>{' '}
          {describe(link, text)}
        </li>
      ))}
    </ol>
  )
}

function describe(link: CustodyLink, text: Text): string {
  const event = text.testing.custodyEvents[link.event]
  return [event, link.place, link.condition, link.actorName ?? text.testing.byClock]
    .filter(Boolean)
    .join(' · ')
}

function HandOver({ sample, order, answer }: SampleProps) {
  const { testing: words } = useText()
  const events = (['move', 'give_back', 'dispose'] as const).filter(
    (event) => event === 'move' || nextState(SAMPLE_LIFECYCLE, sample.state, event) !== null,
  )
  return (
    <IntentForm
      intent="handOverSample"
      idempotencyKey={`${order.idempotencyKey}:${sample.custody.length}`}
      answer={answer}
      hidden={{ sampleId: sample.id }}
      answersTo={{ field: 'sampleId', value: sample.id }}
      className="mt-2 flex flex-wrap items-end gap-2"
    >
      {(form) => (
        <>
          <Field label={words.handOver}>
            <Select name="event" defaultValue={form.typed('event') ?? 'move'}>
              {events.map((event) => (
                <option key={event} value={event}>
                  {words.handOvers[event]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.place} error={form.error('place')} isRequired>
            <Input name="place" maxLength={60} defaultValue={form.typed('place') ?? ''} />
          </Field>
          <Button type="submit" size="small" isBusy={form.isBusy} className="mb-1">
            {words.handOver}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

function Lose({ sample, order, answer }: SampleProps) {
  const { testing: words, will } = useText()
  return (
    <IntentForm
      intent="loseSample"
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      hidden={{ sampleId: sample.id }}
      answersTo={{ field: 'sampleId', value: sample.id }}
      className="mt-2 flex flex-wrap items-end gap-2"
    >
      {(form) => (
        <>
          <Field label={words.loseTitle}>
            <Select name="why" defaultValue={form.typed('why') ?? 'lost'}>
              {(['lost', 'unfit'] as const).map((why) => (
                <option key={why} value={why}>
                  {words.why[why]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={words.reason} error={form.error('condition')} hint={words.loseWill} isRequired>
            <Input
              name="condition"
              minLength={2}
              maxLength={500}
              defaultValue={form.typed('condition') ?? ''}
            />
          </Field>
          <ConfirmButton
            label={words.lose}
            will={will.loseSample(sample.code, formatPrice(order.fee.unitPriceFen))}
            size="small"
            isBusy={form.isBusy}
          />
        </>
      )}
    </IntentForm>
  )
}
