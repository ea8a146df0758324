import { useRevalidator } from '@remix-run/react'
import type { BoardView, BookingsView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstant, formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useOrganisationLive } from '#app/realtime/use-organisation-live.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { bookingColumns } from './booking-columns.tsx'
import { BookingList } from './booking-list.tsx'
import { StrayAnswer } from './stray-answer.tsx'

interface Props<View> {
  view: View
  answer: FormAnswer | null
}

/** A firm's bookings, its places on waitlists, and what was; live. */
export function BookingsPage({ view, answer }: Props<BookingsView>) {
  const text = useText()
  const words = text.platforms
  const { idempotencyKey } = view
  useOrganisationLive(useRevalidator().revalidate)
  return (
    <>
      <PageHeader
        title={words.bookingsTitle}
        actions={<LinkButton to={paths.calendars}>{text.calendars.title}</LinkButton>}
      />
      <div className="flex flex-col gap-6">
        <Card title={words.coming}>
          <BookingList bookings={view.coming} answer={answer} idempotencyKey={idempotencyKey} as="holder" />
        </Card>
        {view.waiting.length > 0 && (
          <Card title={words.waiting}>
            <ul className="flex flex-col gap-3 text-sm">
              {view.waiting.map((entry) => (
                <li key={entry.id} className="flex flex-wrap items-center justify-between gap-2">
                  <span>
                    {entry.resourceName} · {formatInstant(entry.startsAt, text.locale)} –{' '}
                    {formatInstantShort(entry.endsAt, text.locale)} · {words.place(entry.place)}
                  </span>
                  {entry.state === 'waiting' && (
                    <IntentForm
                      intent="leaveWaitlist"
                      idempotencyKey={idempotencyKey}
                      answer={answer}
                      hidden={{ entryId: entry.id }}
                    >
                      {() => (
                        <Button type="submit" size="small">
                          {words.leaveWait}
                        </Button>
                      )}
                    </IntentForm>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={words.past} isPadded={false}>
          {view.past.length === 0 ? (
            <p className="px-4 pb-4 text-sm text-ink-faint sm:px-5">{words.none}</p>
          ) : (
            <SmartTable
              caption={words.past}
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

/** The platform's day: what runs, what is booked, what waits for approval; live. */
export function BoardPage({ view, answer }: Props<BoardView>) {
  const words = useText().platforms
  const { idempotencyKey } = view
  useOrganisationLive(useRevalidator().revalidate)
  const as = view.isLead ? 'lead' : 'staff'
  const today = view.lanes.flatMap((lane) => lane.bookings)
  return (
    <>
      <PageHeader
        title={words.boardTitle}
        lead={view.on}
        crumbs={[{ label: view.platform.name, to: paths.platform(view.platform.slug) }]}
      />
      <div className="flex flex-col gap-6">
        <StrayAnswer
          answer={answer}
          fields={['bookingId']}
          shown={[...view.approvals, ...view.running, ...today].map(({ id }) => id)}
        />
        <Card title={words.approvals}>
          <BookingList bookings={view.approvals} answer={answer} idempotencyKey={idempotencyKey} as={as} />
        </Card>
        <Card title={words.running}>
          <BookingList bookings={view.running} answer={answer} idempotencyKey={idempotencyKey} as={as} />
        </Card>
        <Card title={words.today}>
          <BookingList bookings={today} answer={answer} idempotencyKey={idempotencyKey} as={as} />
        </Card>
      </div>
    </>
  )
}
