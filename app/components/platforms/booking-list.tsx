import type { BookingCard } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstant, formatInstantShort, formatMinutes, formatPrice } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Input, QuantityInput } from '../ui/inputs.tsx'

interface ListProps {
  bookings: BookingCard[]
  answer: FormAnswer | null
  idempotencyKey: string
  /** As whom the reader acts: its holder, or the platform's people. */
  as: 'holder' | 'staff' | 'lead'
}

/** Bookings with what can be done with each now. */
export function BookingList(props: ListProps) {
  const text = useText()
  const words = text.platforms
  const reasons: Readonly<Record<string, string>> = text.bookings.reasons
  if (props.bookings.length === 0) return <p className="text-sm text-ink-faint">{words.none}</p>
  return (
    <ul className="flex flex-col divide-y divide-line">
      {props.bookings.map((booking) => (
        <li key={booking.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
          <div className="min-w-0">
            <p className="font-medium">
              {booking.resourceName} <Badge>{words.state[booking.state]}</Badge>
              {booking.lacksQualification && <Badge tone="warning">{text.bookings.lacksQualification}</Badge>}
              {booking.lateMinutes > 0 && (
                <Badge tone="danger">{words.late(formatMinutes(booking.lateMinutes, text.locale))}</Badge>
              )}
            </p>
            <p className="text-sm text-ink-soft">
              {formatInstant(booking.startsAt, text.locale)} –{' '}
              {formatInstantShort(booking.endsAt, text.locale)}
            </p>
            <p className="text-sm text-ink-faint">
              {props.as === 'holder' ? booking.platformName : booking.holderName} ·{' '}
              {booking.settledFen === null
                ? formatPrice(booking.priceFen)
                : words.settled(formatPrice(booking.settledFen))}
              {booking.purpose && ` · ${booking.purpose}`}
              {booking.reason && ` · ${reasons[booking.reason] ?? booking.reason}`}
            </p>
            {booking.state === 'checked_in' && booking.checkedInAt && (
              <p className="text-sm text-ink-faint">
                {words.since(formatInstantShort(booking.checkedInAt, text.locale))}
              </p>
            )}
            {booking.awaits === 'holder' && booking.answerBy && (
              <p className="text-sm text-warning">
                {words.answerBy(formatInstant(booking.answerBy, text.locale))}
              </p>
            )}
          </div>
          <div className="flex flex-wrap items-end gap-2">
            <BookingMoves {...props} booking={booking} />
          </div>
        </li>
      ))}
    </ul>
  )
}

interface MovesProps extends Omit<ListProps, 'bookings'> {
  booking: BookingCard
}

interface Offered {
  intent: string
  label: string
  isPrimary: boolean
  field?: 'reason' | 'meteredMinutes'
  hidden: Record<string, string>
  /** What will happen, where it cannot be undone. */
  will?: string
}

/** What can be done with a booking now, a form each. */
export function BookingMoves({ booking, answer, idempotencyKey, as }: MovesProps) {
  const text = useText()
  const words = text.platforms
  return offeredOf(booking, as, text).map((action) => (
    <IntentForm
      key={action.intent}
      intent={action.intent}
      idempotencyKey={idempotencyKey}
      answer={answer}
      hidden={action.hidden}
      answersTo={{ field: Object.keys(action.hidden)[0] ?? '', value: Object.values(action.hidden)[0] ?? '' }}
      className="flex items-end gap-2"
    >
      {({ isBusy, typed, error }) => (
        <>
          {action.field === 'reason' && (
            <Field label={words.reason} error={error('reason')}>
              <Input name="reason" maxLength={500} defaultValue={typed('reason') ?? ''} />
            </Field>
          )}
          {action.field === 'meteredMinutes' && (
            <Field label={words.metered} error={error('meteredMinutes')}>
              <QuantityInput
                name="meteredMinutes"
                unit={words.unit}
                defaultValue={typed('meteredMinutes') ?? ''}
              />
            </Field>
          )}
          {action.will ? (
            <ConfirmButton
              label={action.label}
              will={action.will}
              size="small"
              tone={action.isPrimary ? 'primary' : 'danger'}
              isBusy={isBusy}
            />
          ) : (
            <Button
              type="submit"
              size="small"
              tone={action.isPrimary ? 'primary' : 'secondary'}
              disabled={isBusy}
            >
              {action.label}
            </Button>
          )}
        </>
      )}
    </IntentForm>
  ))
}

function offeredOf(booking: BookingCard, as: ListProps['as'], text: Text): Offered[] {
  const { platforms: words, will } = text
  const hidden = { bookingId: booking.id }
  const found: (Offered | false)[] = [
    as === 'lead' &&
      booking.awaits === 'platform' && {
        intent: 'approveBooking',
        label: words.approve,
        isPrimary: true,
        hidden,
      },
    as === 'lead' &&
      booking.awaits === 'platform' && {
        intent: 'rejectBooking',
        label: words.reject,
        isPrimary: false,
        field: 'reason',
        hidden,
        will: will.rejectBooking,
      },
    as !== 'holder' &&
      booking.state === 'checked_in' && {
        intent: 'returnUse',
        label: words.returnUse,
        isPrimary: true,
        field: 'meteredMinutes',
        hidden,
        will: will.returnUse,
      },
    as === 'holder' &&
      booking.state === 'checked_in' && {
        intent: 'returnUse',
        label: words.returnUse,
        isPrimary: true,
        hidden,
        will: will.returnUse,
      },
    as === 'holder' &&
      booking.payment !== null && {
        intent: 'payBooking',
        label: words.pay(formatPrice(booking.payment.amountFen)),
        isPrimary: true,
        hidden: { paymentId: booking.payment.id },
        will: will.payBooking(formatPrice(booking.payment.amountFen)),
      },
    as === 'holder' &&
      booking.awaits === 'holder' && { intent: 'takeOffer', label: words.take, isPrimary: true, hidden },
    as === 'holder' &&
      booking.awaits === 'holder' && {
        intent: 'declineOffer',
        label: words.refuse,
        isPrimary: false,
        hidden,
        will: will.declineOffer,
      },
    as === 'holder' &&
      booking.cancelFeeFen !== null && {
        intent: 'cancelBooking',
        label:
          booking.cancelFeeFen === 0 ? words.cancelFree : words.cancel(formatPrice(booking.cancelFeeFen)),
        isPrimary: false,
        hidden,
        will: will.cancelBooking(formatPrice(booking.cancelFeeFen)),
      },
  ]
  return found.filter((one) => one !== false)
}
