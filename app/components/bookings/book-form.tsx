import { Link } from '@remix-run/react'
import type { ResourceView } from '#app/contracts/views/bookings.ts'
import { formatPrice, localFieldOf } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Button } from '../ui/button.tsx'
import { Radio } from '../ui/choices.tsx'
import { Field, FieldGroup } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { calendarAddress } from './address.ts'
import type { ChosenProps } from './chosen-props.ts'
import { PurposeKept } from './purpose-kept.tsx'

/** The chosen time as a form's fields have it: Beijing time. */
export function windowFields({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return { startsAt: localFieldOf(startsAt), endsAt: localFieldOf(endsAt) }
}

/** Confirms what is chosen; of a recurrence with conflicts, what is to become of them is chosen here. */
export function BookForm({ view, chosen, answer }: ChosenProps) {
  const words = useText().bookings
  const isSeries = chosen.rule !== ''
  const conflicts = chosen.occurrences.filter(({ code }) => code !== null).length
  const { skip, move } = chosen.choices
  if (isSeries && move.count === 0 && skip.count === 0) return <PurposeKept view={view} />
  const hidden = { ...windowFields(chosen), ...(isSeries ? { rule: chosen.rule } : {}) }
  return (
    <IntentForm
      intent="book"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={hidden}
      className="mt-3 flex flex-col gap-3"
    >
      {({ isBusy, typed, error }) => (
        <>
          {view.together.map((id) => (
            <input key={id} type="hidden" name="together" value={id} />
          ))}
          {conflicts > 0 && (
            <FieldGroup legend={words.conflicts(conflicts)}>
              {skip.count > 0 && (
                <Radio
                  name="onConflict"
                  value="skip"
                  label={words.skip(skip.count, formatPrice(skip.totalFen))}
                  defaultChecked={typed('onConflict') !== 'move'}
                />
              )}
              {move.count > skip.count && (
                <Radio
                  name="onConflict"
                  value="move"
                  label={words.move(move.count, formatPrice(move.totalFen))}
                  defaultChecked={skip.count === 0 || typed('onConflict') === 'move'}
                />
              )}
              <p className="py-1.5 pl-7">
                <Link to={calendarAddress(view, { chosen: null })} className="text-accent hover:underline">
                  {words.giveUp}
                </Link>
              </p>
            </FieldGroup>
          )}
          <Field label={words.purpose} error={error('purpose')} isOptional>
            <Input name="purpose" maxLength={200} defaultValue={typed('purpose') ?? view.purpose} />
          </Field>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {isSeries && conflicts === 0 ? words.bookAll(chosen.occurrences.length) : words.book}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

/** Moves a booking to what is chosen, after what that means for its money has been said. */
export function ChangeForm({
  view,
  chosen,
  answer,
  change,
}: ChosenProps & { change: NonNullable<ResourceView['change']> }) {
  const words = useText().bookings
  if (chosen.refusal) return null
  const differenceFen = chosen.totalFen - change.heldFen
  const price = formatPrice(chosen.totalFen)
  const says =
    differenceFen > 0
      ? words.changeMore(price, formatPrice(differenceFen))
      : differenceFen < 0
        ? words.changeLess(price, formatPrice(-differenceFen))
        : words.changeSame(price)
  return (
    <IntentForm
      intent="changeBooking"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={{ bookingId: change.id, ...windowFields(chosen) }}
      className="mt-3 flex flex-col gap-3"
    >
      {({ isBusy }) => (
        <>
          <p className="text-sm">
            {says} {chosen.isApproval && words.changeApproval}
          </p>
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {words.changeNow}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
