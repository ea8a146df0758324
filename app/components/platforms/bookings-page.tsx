import type { BoardView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { BookingList } from './booking-list.tsx'
import { StrayAnswer } from './stray-answer.tsx'

interface Props<View> {
  view: View
  answer: FormAnswer | null
}

/** The platform's day: what runs, what is booked, what waits for approval; live. */
export function BoardPage({ view, answer }: Props<BoardView>) {
  const { platforms: words, locale } = useText()
  const { idempotencyKey } = view
  useLiveReload()
  const as = view.isLead ? 'lead' : 'staff'
  const today = view.lanes.flatMap((lane) => lane.bookings)
  return (
    <>
      <PageHeader
        title={words.boardTitle}
        lead={formatDay(`${view.on}T00:00:00+08:00`, locale)}
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
