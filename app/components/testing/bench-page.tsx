import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import type { SampleView } from '#app/contracts/views/testing.ts'
import { parametersOf, type TestParameter } from '#app/domain/testing/method.ts'
import { judge } from '#app/domain/testing/verdict.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { type FormReading, IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Progress } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import type { TestOrderProps } from './props.ts'
import { limitOf, nameOf, resultOf } from './words.ts'

/** A technician's bench: samples down, parameters across, each cell judged as it is typed. */
export function BenchPage({ order, answer }: TestOrderProps) {
  const text = useText()
  const words = text.testing
  const samples = order.samples.filter(({ untestedWhy }) => untestedWhy === null)
  const parameters = parametersOf(order.methods).map(({ parameter }) => parameter)
  const all = samples.length * parameters.length
  const filled = samples.reduce((sum, sample) => sum + Object.keys(sample.results).length, 0)
  const faults = answer?.intent === 'enterResults' ? (answer.refusal?.facts ?? {}) : {}
  return (
    <>
      <PageHeader
        title={words.bench}
        lead={`${order.number} · ${nameOf(order, text)}`}
        crumbs={[{ label: order.number, to: paths.testOrder(order.id) }]}
        actions={<LinkButton to={paths.testOrder(order.id)}>{words.samples}</LinkButton>}
      />
      <Card hint={words.benchLead} title={words.filled(filled, all)}>
        <Progress value={filled} max={all} label={words.filled(filled, all)} />
        <IntentForm
          intent="enterResults"
          idempotencyKey={order.idempotencyKey}
          answer={answer}
          className="mt-4 flex flex-col gap-4"
        >
          {(form) => (
            <>
              <Grid samples={samples} parameters={parameters} form={form} faults={faults} />
              <Button type="submit" tone="primary" isBusy={form.isBusy} className="self-end max-sm:w-full">
                {words.benchSave}
              </Button>
            </>
          )}
        </IntentForm>
        {order.actions.finish && (
          <IntentForm
            intent="finishTesting"
            idempotencyKey={order.idempotencyKey}
            answer={answer}
            className="mt-4 border-t border-line pt-4"
          >
            {(form) => (
              <ConfirmButton
                label={words.finish}
                will={words.finishWill}
                tone="primary"
                isBusy={form.isBusy}
              />
            )}
          </IntentForm>
        )}
      </Card>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

interface GridProps {
  samples: SampleView[]
  parameters: TestParameter[]
  form: FormReading
  faults: Readonly<Record<string, unknown>>
}

function Grid({ samples, parameters, form, faults }: GridProps) {
  const text = useText()
  return (
    // biome-ignore lint/a11y: a box that scrolls must be named and reachable by keyboard; it groups no fields
    <div role="group" aria-label={text.testing.results} className="overflow-x-auto" tabIndex={0}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line-strong text-left align-bottom">
            <th scope="col" className="sticky left-0 bg-surface py-2 pr-3 font-medium">
              {text.testing.sample}
            </th>
            {parameters.map((parameter) => (
              <th key={parameter.key} scope="col" className="min-w-32 px-1.5 py-2 font-medium">
                {nameOf(parameter, text)}
                <span className="block font-normal text-ink-faint">{limitOf(parameter, text)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <tr key={sample.id} className="border-b border-line last:border-b-0">
              <th scope="row" className="sticky left-0 bg-surface py-2 pr-3 text-left font-normal">
                <span className="font-mono whitespace-nowrap">{sample.code.slice(-8)}</span>
                <span className="block text-xs text-ink-faint">{sample.name}</span>
              </th>
              {parameters.map((parameter) => {
                const name = `value.${sample.id}.${parameter.key}`
                return (
                  <td key={parameter.key} className="px-1.5 py-2 align-top">
                    <Cell
                      name={name}
                      parameter={parameter}
                      label={`${sample.code} ${nameOf(parameter, text)}`}
                      start={form.typed(name) ?? shown(sample, parameter, text)}
                      isRefused={faults[name] !== undefined}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function shown(sample: SampleView, { key }: TestParameter, text: Text): string {
  const value = sample.results[key]?.value
  return value === undefined ? '' : resultOf(value, text)
}

interface CellProps {
  name: string
  parameter: TestParameter
  label: string
  start: string
  isRefused: boolean
}

function Cell({ name, parameter, label, start, isRefused }: CellProps) {
  const text = useText()
  const [typed, setTyped] = useState(start)
  const judgement = typed.trim() === '' ? null : judge(parameter, typed)
  const fault = judgement && !judgement.ok ? judgement.fault : null
  const verdict = judgement?.ok ? judgement.judged.verdict : null
  return (
    <>
      <input
        name={name}
        aria-label={label}
        aria-invalid={fault || isRefused ? true : undefined}
        autoComplete="off"
        inputMode={parameter.kind === 'number' ? 'decimal' : 'text'}
        maxLength={40}
        defaultValue={start}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={goOn}
        className={classes(
          'min-h-10 w-full min-w-24 rounded-control border bg-surface px-2 py-1 text-right text-base',
          fault || verdict === 'fail' ? 'border-danger' : 'border-line-strong',
        )}
      />
      <span
        aria-live="polite"
        className={classes(
          'block min-h-4 text-right text-xs',
          fault || verdict === 'fail' ? 'text-danger' : 'text-accent',
        )}
      >
        {fault ? text.testing.resultFaults[fault] : verdict ? text.testing.verdicts[verdict] : ''}
      </span>
    </>
  )
}

/** Enter goes to the next cell, as on a bench calculator; the arrows go up and down a column. */
function goOn(event: KeyboardEvent<HTMLInputElement>): void {
  const cells = [
    ...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>('input[name^="value."]') ?? []),
  ]
  const at = cells.indexOf(event.currentTarget)
  const width = event.currentTarget.closest('tr')?.querySelectorAll('input').length ?? 1
  const step = { Enter: 1, ArrowDown: width, ArrowUp: -width }[event.key]
  const next = step === undefined ? undefined : cells[at + step]
  if (event.key === 'Enter') event.preventDefault()
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}
