import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { ResourceView } from '#app/contracts/views/bookings.ts'
import { FREQUENCIES, MONTHLY_WAYS, WEEKDAY_WORDS } from '#app/domain/bookings/recurrence-choice.ts'
import { localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, InstantInput, QuantityInput, Select } from '../ui/inputs.tsx'
import { spanWords } from './span-words.ts'

/** Asks for a time, what goes with it and how it repeats; answers with a price. Writes nothing. */
export function ChooseForm({ view }: { view: ResourceView }) {
  const text = useText()
  const words = text.bookings
  const { change, chosen } = view
  return (
    <Card title={change ? words.change : words.choose}>
      {change && (
        <div className="mb-3">
          <Notice>{words.changing(spanWords(change, text.locale))}</Notice>
        </div>
      )}
      <Form method="get" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="mode" value={view.mode} />
        <input type="hidden" name="on" value={view.on} />
        {change && <input type="hidden" name="change" value={change.id} />}
        {view.purpose !== '' && <input type="hidden" name="purpose" value={view.purpose} />}
        <Field label={words.from} isRequired>
          <InstantInput
            key={chosen?.startsAt}
            name="from"
            defaultValue={chosen ? localFieldOf(chosen.startsAt) : ''}
          />
        </Field>
        <Field label={words.to} isRequired>
          <InstantInput
            key={chosen?.endsAt}
            name="to"
            defaultValue={chosen ? localFieldOf(chosen.endsAt) : ''}
          />
        </Field>
        {!change && <Recurrence view={view} />}
        {!change && view.others.length > 0 && <Together view={view} />}
        <Button type="submit">{words.quote}</Button>
      </Form>
    </Card>
  )
}

function Together({ view }: { view: ResourceView }) {
  const words = useText().bookings
  return (
    <details open={view.together.length > 0} className="rounded-control border border-line px-3 py-2">
      <summary className="flex min-h-8 items-center text-sm font-medium text-accent">
        {words.together}
      </summary>
      <p className="text-sm text-ink-faint">{words.togetherHint}</p>
      {view.others.map(({ id, name }) => (
        <Checkbox
          key={`${id} ${view.together.includes(id)}`}
          name="with"
          value={id}
          label={name}
          defaultChecked={view.together.includes(id)}
        />
      ))}
    </details>
  )
}

/** The parts of a rule as people say them; what does not apply is hidden once scripts run. */
function Recurrence({ view }: { view: ResourceView }) {
  const words = useText().bookings
  const { recurrence } = view
  const [frequency, setFrequency] = useState(recurrence.frequency)
  const [ends, setEnds] = useState(recurrence.ends)
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  const hides = (isMeant: boolean) => (isLive && !isMeant ? 'hidden' : '')
  return (
    <details open={recurrence.frequency !== ''} className="rounded-control border border-line px-3 py-2">
      <summary className="flex min-h-8 items-center text-sm font-medium text-accent">
        {words.recurrence}
      </summary>
      <div className="flex flex-col gap-3 py-1">
        <Field label={words.repeat}>
          <Select name="repeat" value={frequency} onChange={(event) => setFrequency(event.target.value)}>
            <option value="">{words.repeatNone}</option>
            {FREQUENCIES.map((one) => (
              <option key={one} value={one}>
                {words.frequency[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.interval} className={hides(frequency !== '')}>
          <QuantityInput name="interval" unit={words.intervalUnit} defaultValue={recurrence.interval} />
        </Field>
        <div className={hides(frequency === 'WEEKLY')}>
          <FieldGroup legend={words.onWeekdays}>
            <div className="grid grid-cols-3 gap-x-3">
              {WEEKDAY_WORDS.map((day, index) => (
                <Checkbox
                  key={day}
                  name="weekday"
                  value={day}
                  label={words.weekdays[index]}
                  defaultChecked={recurrence.weekdays.includes(day)}
                />
              ))}
            </div>
          </FieldGroup>
        </div>
        <Field label={words.monthlyLabel} className={hides(frequency === 'MONTHLY')}>
          <Select name="monthly" defaultValue={recurrence.monthly}>
            {MONTHLY_WAYS.map((way) => (
              <option key={way} value={way}>
                {words.monthly[way]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.ends} className={hides(frequency !== '')}>
          <Select name="ends" value={ends} onChange={(event) => setEnds(event.target.value)}>
            <option value="count">{words.endsCount}</option>
            <option value="until">{words.endsUntil}</option>
          </Select>
        </Field>
        <Field label={words.count} className={hides(frequency !== '' && ends === 'count')}>
          <QuantityInput name="count" unit={words.countUnit} defaultValue={recurrence.count} />
        </Field>
        <Field label={words.untilOn} className={hides(frequency !== '' && ends === 'until')}>
          <Input type="date" name="untilOn" defaultValue={recurrence.untilOn} />
        </Field>
      </div>
    </details>
  )
}
