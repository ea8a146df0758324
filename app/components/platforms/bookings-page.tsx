import type { BoardView, BookingCard } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { BOARD_LISTS, type BoardList, boardLists } from './board-lists.ts'
import { bookingColumns } from './booking-columns.tsx'
import { BookingMoves } from './booking-list.tsx'
import { StrayAnswer } from './stray-answer.tsx'

interface Props<View> {
  view: View
  answer: FormAnswer | null
}

/** The platform's day: what runs, what is booked, what waits for approval; live. */
export function BoardPage({ view, answer }: Props<BoardView>) {
  const { platforms: words, locale } = useText()
  useLiveReload()
  const lists = boardLists(view)
  return (
    <>
      <PageHeader
        title={words.boardTitle}
        lead={formatDay(`${view.on}T00:00:00+08:00`, locale)}
        crumbs={[{ label: view.platform.name, to: paths.platform(view.platform.slug) }]}
      />
      <div className="flex flex-col gap-6" data-wall>
        <StrayAnswer
          answer={answer}
          fields={['bookingId']}
          shown={BOARD_LISTS.flatMap((name) => lists[name].map(({ id }) => id))}
        />
        {BOARD_LISTS.map((name) => (
          <BoardTable key={name} name={name} bookings={lists[name]} view={view} answer={answer} />
        ))}
      </div>
    </>
  )
}

interface BoardTableProps extends Props<BoardView> {
  name: BoardList
  bookings: BookingCard[]
}

function BoardTable({ name, bookings, view, answer }: BoardTableProps) {
  const text = useText()
  const title = text.platforms[name]
  if (bookings.length === 0)
    return (
      <Card title={title}>
        <p className="text-sm text-ink-faint">{text.platforms.none}</p>
      </Card>
    )
  const moves: SmartColumn<BookingCard> = {
    key: 'act',
    header: text.common.act,
    isAction: true,
    cell: (booking) => (
      <div className="flex flex-wrap items-end gap-2">
        <BookingMoves
          booking={booking}
          answer={answer}
          idempotencyKey={view.idempotencyKey}
          as={view.isLead ? 'lead' : 'staff'}
        />
      </div>
    ),
  }
  return (
    <Card title={title} isPadded={false}>
      <SmartTable
        name={name}
        caption={title}
        rows={bookings}
        rowKey={({ id }) => id}
        exportPath={`${paths.sheet(`board-${name}`)}?platform=${view.platform.slug}`}
        columns={[...bookingColumns(text, 'platform'), moves]}
      />
    </Card>
  )
}
