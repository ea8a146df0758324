import type { ComponentProps } from 'react'
import type { BookingCard } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstant, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Countdown } from '../countdown/countdown.tsx'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'

export interface ActionProps {
  booking: BookingCard
  answer: FormAnswer | null
  idempotencyKey: string
}

type BookingFormProps = ActionProps & Pick<ComponentProps<typeof IntentForm>, 'children'> & { intent: string }

/** A form about one booking: what was answered to another one's is not said here. */
function BookingForm({ booking: { id }, ...form }: BookingFormProps) {
  return <IntentForm {...form} hidden={{ bookingId: id }} answersTo={{ field: 'bookingId', value: id }} />
}

/** Brings the prepayment, or what is still owed after the use. */
export function PayAction({ booking, answer, idempotencyKey }: ActionProps) {
  const { locale, bookings: words } = useText()
  const { payment } = booking
  if (!payment) return null
  const amount = formatPrice(payment.amountFen)
  const isOwed = booking.settledFen !== null
  return (
    <IntentForm
      intent="payBooking"
      idempotencyKey={idempotencyKey}
      answer={answer}
      hidden={{ paymentId: payment.id }}
      answersTo={{ field: 'paymentId', value: payment.id }}
      className="flex flex-wrap items-center gap-x-3 gap-y-1"
    >
      {({ isBusy }) => (
        <>
          {payment.dueAt && (
            <p className="text-sm text-warning">
              {(isOwed ? words.payOwed : words.payBy)(amount, formatInstant(payment.dueAt, locale))}
            </p>
          )}
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {words.pay(amount)}
          </Button>
        </>
      )}
    </IntentForm>
  )
}

/** Takes or declines what is kept for the firm: a freed slot, or another machine after a breakdown. */
export function AnswerActions({ now, ...about }: ActionProps & { now: string }) {
  const words = useText().bookings
  const { booking } = about
  const isMove = booking.isReplacement
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        {booking.answerBy && (
          <>
            {words.keptUntil}{' '}
            <Countdown
              untilAt={booking.answerBy}
              nowAt={now}
              over={words.lapsed}
              className="font-semibold"
            />{' '}
          </>
        )}
        {isMove && words.moveTerms}
      </p>
      <div className="flex flex-wrap gap-2">
        <BookingForm intent="takeOffer" {...about}>
          {({ isBusy }) => (
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {isMove ? words.takeMove : `${words.take} · ${formatPrice(booking.priceFen)}`}
            </Button>
          )}
        </BookingForm>
        <BookingForm intent="declineOffer" {...about}>
          {({ isBusy }) => (
            <ConfirmButton
              label={isMove ? words.declineMove : words.decline}
              will={isMove ? words.willDeclineMove : words.willDecline}
              isBusy={isBusy}
            />
          )}
        </BookingForm>
      </div>
    </div>
  )
}

/** Ends a use: it is settled by the time since check-in. */
export function ReturnAction(about: ActionProps) {
  const words = useText().bookings
  if (about.booking.state !== 'checked_in') return null
  return (
    <BookingForm intent="returnUse" {...about}>
      {({ isBusy }) => (
        <ConfirmButton label={words.returnUse} will={words.willReturn} tone="primary" isBusy={isBusy} />
      )}
    </BookingForm>
  )
}

/** Cancels after saying what it costs now; moves to another time while that is free. */
export function CancelActions({ freeUntil, ...about }: ActionProps & { freeUntil: string }) {
  const { locale, bookings: words } = useText()
  const { booking } = about
  if (booking.cancelFeeFen === null) return null
  const isAsked = booking.state === 'requested'
  const cost = isAsked
    ? words.cancelFreeAsked
    : booking.mayChange
      ? words.cancelFree(formatInstant(freeUntil, locale))
      : words.cancelLate(
          formatPrice(booking.cancelFeeFen),
          formatPrice(booking.heldFen - booking.cancelFeeFen),
        )
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-ink-soft">
        {cost} {!booking.mayChange && words.changeLate}
      </p>
      <div className="flex flex-wrap gap-2">
        {booking.mayChange && (
          <LinkButton
            to={`${paths.resource(booking.resourceId)}?change=${booking.id}&mode=week&on=${dayOf(booking.startsAt)}`}
          >
            {words.reschedule}
          </LinkButton>
        )}
        <BookingForm intent="cancelBooking" {...about}>
          {({ isBusy }) => <ConfirmButton label={words.cancel} will={cost} isBusy={isBusy} />}
        </BookingForm>
      </div>
    </div>
  )
}

/** The local day of an instant: Shanghai is eight hours ahead the whole year. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}
