import { writeHours } from '#app/domain/bookings/hours-text.ts'
import type { WeeklyStretch } from '#app/domain/bookings/resource-rules.ts'
import { formatBasisPoints } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import type { FormReading } from '../forms.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input, MoneyInput, Select } from '../ui/inputs.tsx'
import type { ResourceFormProps } from './desk-props.ts'
import { checkedOf } from './resource-form-rules.tsx'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const workdays = (fromMinute: number, toMinute: number): WeeklyStretch[] =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute, toMinute }))
/** What most laboratories keep: a form that starts with it is half filled in. */
const USUAL_HOURS = workdays(480, 1080)
const USUAL_PEAK = workdays(540, 960)

/** Weekly hours, holidays and make-up days. */
export function HoursCard({ view, form }: ResourceFormProps) {
  const words = useText().desk
  const rules = view.resource?.rules
  return (
    <Card title={words.hours}>
      <Week
        name="opening"
        legend={words.everyWeek}
        hint={words.hoursHint}
        known={rules?.opening ?? USUAL_HOURS}
        form={form}
      />
      <div className="mt-4 grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Checkbox
          name="openOnHolidays"
          value="yes"
          label={words.holidays}
          hint={words.holidaysHint}
          defaultChecked={checkedOf(form, 'openOnHolidays', rules?.openOnHolidays ?? false)}
        />
        <Field label={words.makeup} error={form.error('makeupWeekday')}>
          <Select
            name="makeupWeekday"
            defaultValue={form.typed('makeupWeekday') ?? String(rules?.makeupWeekday ?? 1)}
          >
            {WEEKDAYS.map((weekday) => (
              <option key={weekday} value={weekday}>
                {words.weekdays[weekday - 1]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  )
}

/** What an hour costs whom, and when it is peak. */
export function TariffCard({ view, form }: ResourceFormProps) {
  const words = useText().desk
  const tariff = view.resource?.rules.tariff
  const prices = [
    ['outsidePeakYuan', words.outsidePeak, tariff?.hourFen.outside.peakFen],
    ['outsideOffPeakYuan', words.outsideOffPeak, tariff?.hourFen.outside.offPeakFen],
    ['chainPeakYuan', words.chainPeak, tariff?.hourFen.chain.peakFen],
    ['chainOffPeakYuan', words.chainOffPeak, tariff?.hourFen.chain.offPeakFen],
  ] as const
  const isPeakWrong = [0, ...WEEKDAYS].some((weekday) => form.error(`peak.${weekday}`))
  return (
    <Card
      title={words.tariff}
      hint={words.tariffHint(formatBasisPoints(view.platform.memberDiscountBasisPoints))}
    >
      <div className="grid grid-cols-1 gap-4 min-[420px]:grid-cols-2">
        {prices.map(([name, label, fen]) => {
          const isOpen = name.startsWith('chain')
          return (
            <Field key={name} label={label} error={form.error(name)} isRequired={!isOpen} isOptional={isOpen}>
              <MoneyInput
                name={name}
                unit={words.yuanPerHour}
                typed={form.typed(name)}
                defaultFen={fen ?? null}
              />
            </Field>
          )
        })}
      </div>
      <details className="mt-4" open={isPeakWrong || undefined}>
        <summary className="min-h-8 cursor-pointer text-sm font-medium text-accent">
          {words.peakHours}
        </summary>
        <div className="mt-2">
          <Week
            name="peak"
            legend={words.everyWeek}
            hint={words.peakHint}
            known={tariff?.peak ?? USUAL_PEAK}
            form={form}
          />
        </div>
      </details>
    </Card>
  )
}

interface WeekProps {
  name: 'opening' | 'peak'
  legend: string
  hint: string
  known: readonly WeeklyStretch[]
  form: FormReading
}

function Week({ name, legend, hint, known, form }: WeekProps) {
  const words = useText().desk
  return (
    <FieldGroup legend={legend} hint={hint} error={form.error(name)}>
      <div className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-2">
        {WEEKDAYS.map((weekday) => {
          const field = `${name}.${weekday}`
          return (
            <Field key={weekday} label={words.weekdays[weekday - 1] ?? ''} error={form.error(field)}>
              <Input
                name={field}
                maxLength={200}
                autoComplete="off"
                defaultValue={form.typed(field) ?? writeHours(known, weekday)}
              />
            </Field>
          )
        })}
      </div>
    </FieldGroup>
  )
}
