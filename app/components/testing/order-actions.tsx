import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import type { TestOrderProps } from './props.ts'

/** The next step of whoever reads, then the ways out. */
export function OrderActions(props: TestOrderProps) {
  const { testing: words } = useText()
  const { order } = props
  const { actions } = order
  return (
    <div className="mt-4 flex flex-col gap-4">
      <div className="flex flex-wrap items-start gap-2">
        {actions.edit && (
          <LinkButton to={`${paths.testService(order.serviceId)}?draft=${order.id}#order`}>
            {words.edit}
          </LinkButton>
        )}
        {actions.submit && (
          <Confirmed
            {...props}
            intent="submitTestOrder"
            label={words.submit}
            will={words.submitWill}
            isMain
          />
        )}
        {actions.accept && (
          <Confirmed
            {...props}
            intent="acceptTestOrder"
            label={words.accept}
            will={words.acceptWill}
            isMain
          />
        )}
        {actions.enter && (
          <LinkButton to={paths.testBench(order.id)} tone="primary">
            {words.bench}
          </LinkButton>
        )}
        {actions.review && !order.isTester && (
          <LinkButton to={paths.testReview(order.id)} tone="primary">
            {words.review}
          </LinkButton>
        )}
        {actions.close && (
          <Confirmed {...props} intent="closeTestOrder" label={words.close} will={words.closeWill} isMain />
        )}
        {actions.cancel && (
          <Confirmed {...props} intent="cancelTestOrder" label={words.cancel} will={words.cancelWill} />
        )}
      </div>
      {actions.review && order.isTester && <Notice>{words.testerMayNot}</Notice>}
      {actions.start && <StartForm {...props} />}
      {actions.receive && <ReceiveForm {...props} />}
      {actions.reject && (
        <Reasoned {...props} intent="rejectTestOrder" label={words.reject} reason={words.reason} />
      )}
    </div>
  )
}

interface ConfirmedProps extends TestOrderProps {
  intent: string
  label: string
  will: string
  isMain?: boolean
}

function Confirmed({ order, answer, intent, label, will, isMain = false }: ConfirmedProps) {
  return (
    <IntentForm intent={intent} idempotencyKey={order.idempotencyKey} answer={answer}>
      {(form) => (
        <ConfirmButton label={label} will={will} tone={isMain ? 'primary' : 'danger'} isBusy={form.isBusy} />
      )}
    </IntentForm>
  )
}

interface ReasonedProps extends TestOrderProps {
  intent: string
  label: string
  reason: string
}

/** A step that must say why. */
export function Reasoned({ order, answer, intent, label, reason }: ReasonedProps) {
  return (
    <IntentForm
      intent={intent}
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      className="flex flex-wrap items-end gap-2 border-t border-line pt-4"
    >
      {(form) => (
        <>
          <Field label={reason} error={form.error('reason')} isRequired className="min-w-48 flex-1">
            <Input name="reason" minLength={2} maxLength={500} defaultValue={form.typed('reason') ?? ''} />
          </Field>
          <Button type="submit" tone="cautious" isBusy={form.isBusy}>
            {label}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

function StartForm({ order, answer }: TestOrderProps) {
  const { testing: words } = useText()
  return (
    <IntentForm
      intent="startTesting"
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      className="flex flex-wrap items-end gap-2"
    >
      {(form) => (
        <>
          <Field label={words.startPlace} error={form.error('place')} hint={words.startWill} isOptional>
            <Input name="place" maxLength={60} defaultValue={form.typed('place') ?? ''} />
          </Field>
          <Button type="submit" tone="primary" isBusy={form.isBusy} className="sm:mb-6">
            {words.start}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

/** What came of each sample that is still expected. */
function ReceiveForm({ order, answer }: TestOrderProps) {
  const { testing: words } = useText()
  const expected = order.samples.filter(({ state }) => state === 'expected')
  return (
    <IntentForm
      intent="receiveSamples"
      idempotencyKey={order.idempotencyKey}
      answer={answer}
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      {(form) => (
        <>
          <h3 className="font-semibold">{words.receiveTitle}</h3>
          <p className="text-sm text-ink-faint">{words.receiveHint}</p>
          {form.error('arrivals') && <p className="text-sm text-danger">{form.error('arrivals')}</p>}
          <ul className="flex flex-col gap-3">
            {expected.map((sample) => (
              <li
                key={sample.id}
                className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_minmax(0,1fr)] sm:items-center"
              >
                <span className="text-sm">
                  <span className="font-mono">{sample.code}</span> {sample.name}
                </span>
                <Select
                  name={`arrival.${sample.id}`}
                  aria-label={`${sample.code} ${words.receiveTitle}`}
                  defaultValue={form.typed(`arrival.${sample.id}`) ?? 'good'}
                >
                  {(['good', 'unfit', 'lost', 'later'] as const).map((arrival) => (
                    <option key={arrival} value={arrival}>
                      {words.arrivals[arrival]}
                    </option>
                  ))}
                </Select>
                <Input
                  name={`condition.${sample.id}`}
                  aria-label={`${sample.code} ${words.condition}`}
                  placeholder={words.condition}
                  maxLength={200}
                  defaultValue={form.typed(`condition.${sample.id}`) ?? ''}
                />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-end gap-2">
            <Field label={words.place}>
              <Input name="place" maxLength={60} defaultValue={form.typed('place') ?? words.placeDefault} />
            </Field>
            <Button type="submit" tone="primary" isBusy={form.isBusy}>
              {words.receive}
            </Button>
          </div>
        </>
      )}
    </IntentForm>
  )
}
