import { Form, Link } from '@remix-run/react'
import type { BookingCard, BookingsView, WaitCard } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { BOOKING_STATES } from '#app/domain/bookings/booking-lifecycle.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { bookingColumns } from '../platforms/booking-columns.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { AnswerActions, PayAction, ReturnAction } from './booking-actions.tsx'
import { DoneNotice } from './done-notice.tsx'
import { spanWords } from './span-words.ts'

interface Props {
  view: BookingsView
  answer: FormAnswer | null
}

/** A firm's bookings: what waits for its word, what is to come, its places on waitlists, and what was; live. */
export function BookingsPage({ view, answer }: Props) {
  const text = useText()
  const words = text.bookings
  useLiveReload()
  return (
    <>
      <PageHeader
        title={words.title}
        actions={
          <>
            <LinkButton to={paths.platforms}>{words.toPlatforms}</LinkButton>
            <LinkButton to={paths.calendars}>{text.calendars.title}</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <DoneNotice answer={answer} />
        {view.answers.length > 0 && <Answers view={view} answer={answer} />}
        <Filter view={view} />
        <Coming view={view} answer={answer} />
        {view.waiting.length > 0 && <Waiting view={view} answer={answer} />}
        <Card title={words.show.past} isPadded={false}>
          {view.past.length === 0 ? (
            <p className="px-4 pb-4 text-sm text-ink-faint sm:px-5">{words.none}</p>
          ) : (
            <SmartTable
              caption={words.show.past}
              rows={view.past}
              rowKey={(booking) => booking.id}
              exportPath={paths.sheet('bookings')}
              columns={bookingColumns(text)}
            />
          )}
        </Card>
      </div>
    </>
  )
}

/** What is to come, with what there is to pay or to give back. */
function Coming({ view, answer }: Props) {
  const text = useText()
  const words = text.bookings
  if (view.coming.length === 0)
    return (
      <Card title={words.show.coming}>
        <EmptyState title={words.none} hint={words.noneHint}>
          <LinkButton to={paths.platforms} tone="primary">
            {words.toPlatforms}
          </LinkButton>
        </EmptyState>
      </Card>
    )
  const moves: SmartColumn<BookingCard> = {
    key: 'act',
    header: text.common.act,
    isAction: true,
    cell: (booking) => (
      <div className="flex flex-col gap-2 empty:hidden">
        <PayAction booking={booking} answer={answer} idempotencyKey={view.idempotencyKey} />
        <ReturnAction booking={booking} answer={answer} idempotencyKey={view.idempotencyKey} />
      </div>
    ),
  }
  return (
    <Card title={words.show.coming} isPadded={false}>
      <SmartTable
        name="coming"
        caption={words.show.coming}
        rows={view.coming}
        rowKey={(booking) => booking.id}
        exportPath={paths.sheet('coming-bookings')}
        columns={[...bookingColumns(text), moves]}
      />
    </Card>
  )
}

/** Which machine, when, in which state, for how much; its name leads to everything else. */
function Summary({ booking }: { booking: BookingCard }) {
  const text = useText()
  const words = text.bookings
  return (
    <div>
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <Link to={paths.booking(booking.id)} className="text-accent hover:underline">
          {booking.resourceName}
        </Link>
        <Badge>{text.platforms.state[booking.state]}</Badge>
        {booking.awaits === 'platform' && <Badge tone="notice">{words.awaitsPlatform}</Badge>}
        {booking.payment && <Badge tone="warning">{words.awaitsPayment}</Badge>}
        {booking.lacksQualification && <Badge tone="warning">{words.lacksQualification}</Badge>}
      </p>
      <p className="text-sm text-ink-soft">{spanWords(booking, text.locale)}</p>
      <p className="text-sm text-ink-faint">
        {booking.platformName} · {formatPrice(booking.priceFen)}
        {booking.purpose && ` · ${booking.purpose}`}
      </p>
    </div>
  )
}

function Answers({ view, answer }: Props) {
  const words = useText().bookings
  return (
    <Card title={words.answers} className="border-warning">
      <ul className="flex flex-col divide-y divide-line">
        {view.answers.map((booking) => (
          <li key={booking.id} className="flex flex-col gap-2 py-3">
            <p className="font-semibold text-warning">
              {booking.isReplacement ? words.replacement : words.offered}
            </p>
            <Summary booking={booking} />
            {booking.replacesName && <p className="text-sm">{words.replaces(booking.replacesName)}</p>}
            <AnswerActions
              booking={booking}
              answer={answer}
              idempotencyKey={view.idempotencyKey}
              now={view.now}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Filter({ view }: { view: BookingsView }) {
  const text = useText()
  const words = text.bookings
  const { filter } = view
  return (
    <Form
      method="get"
      preventScrollReset
      aria-label={words.filter}
      className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
    >
      <Field label={words.resource} className="col-span-2">
        <Select name="resource" defaultValue={filter.resourceId}>
          <option value="">{words.anyResource}</option>
          {view.resources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.stateLabel} className="col-span-2">
        <Select name="state" defaultValue={filter.state}>
          <option value="">{words.anyState}</option>
          {BOOKING_STATES.map((state) => (
            <option key={state} value={state}>
              {text.platforms.state[state]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.sinceOn}>
        <Input type="date" name="since" defaultValue={filter.sinceOn} />
      </Field>
      <Field label={words.untilDay}>
        <Input type="date" name="until" defaultValue={filter.untilOn} />
      </Field>
      <Button type="submit">{words.apply}</Button>
    </Form>
  )
}

function Waiting({ view, answer }: Props) {
  const words = useText().bookings
  return (
    <Card title={words.waitTitle}>
      <ul className="flex flex-col gap-3 text-sm">
        {view.waiting.map((entry) => (
          <li key={entry.id} className="flex flex-wrap items-center justify-between gap-2">
            <WaitingWords entry={entry} />
            {entry.state === 'waiting' && (
              <IntentForm
                intent="leaveWaitlist"
                idempotencyKey={view.idempotencyKey}
                answer={answer}
                hidden={{ entryId: entry.id }}
                answersTo={{ field: 'entryId', value: entry.id }}
              >
                {({ isBusy }) => (
                  <ConfirmButton
                    label={words.leaveWait}
                    will={words.willLeaveWait(entry.place)}
                    size="small"
                    isBusy={isBusy}
                  />
                )}
              </IntentForm>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function WaitingWords({ entry }: { entry: WaitCard }) {
  const { locale, bookings: words } = useText()
  return (
    <span>
      <Link to={paths.resource(entry.resourceId)} className="text-accent hover:underline">
        {entry.resourceName}
      </Link>{' '}
      · {spanWords(entry, locale)} · {words.place(entry.place)}
    </span>
  )
}
