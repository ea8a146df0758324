import { Link } from '@remix-run/react'
import type { IdleRow, InsightView, ResourceUse, TopUser } from '#app/contracts/views/insights.ts'
import { shareOf } from '#app/domain/bookings/utilisation.ts'
import {
  formatBasisPoints,
  formatCount,
  formatFen,
  formatInstantShort,
  formatMinutes,
} from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/table.tsx'

/** From a day on, minutes say nothing. */
const lengthOf = (minutes: number, text: Text) =>
  formatMinutes(minutes < 1440 ? Math.round(minutes) : Math.round(minutes / 60) * 60, text.locale)

/** How often, and for how much: of a machine as of a firm. */
function tradeColumns({ insights: words }: Text): Column<{ bookings: number; settledFen: number }>[] {
  return [
    {
      key: 'bookings',
      header: words.bookings,
      align: 'right',
      cell: ({ bookings }) => words.bookingCount(formatCount(bookings)),
    },
    {
      key: 'settled',
      header: words.settledAmount,
      align: 'right',
      cell: ({ settledFen }) => formatFen(settledFen),
    },
  ]
}

/** How much of its open time each piece of equipment was booked. */
export function ResourceUses({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  const columns: Column<ResourceUse>[] = [
    {
      key: 'name',
      header: words.resource,
      cell: ({ id, name }) => (
        <Link to={paths.resource(id)} className="text-accent underline">
          {name}
        </Link>
      ),
    },
    {
      key: 'share',
      header: words.share,
      align: 'right',
      cell: (row) => {
        const share = shareOf(row)
        return share === null ? '–' : formatBasisPoints(share)
      },
    },
    {
      key: 'booked',
      header: words.booked,
      align: 'right',
      cell: ({ bookedMinutes }) => lengthOf(bookedMinutes, text),
    },
    {
      key: 'open',
      header: words.open,
      align: 'right',
      cell: ({ openMinutes }) => lengthOf(openMinutes, text),
    },
    ...tradeColumns(text),
  ]
  return (
    <Card title={words.resourcesTitle} isPadded={false}>
      <DataTable
        caption={words.resourcesTitle}
        rows={view.resources}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </Card>
  )
}

/** The firms that use the platform most, by booked time. */
export function TopUsers({ users }: { users: TopUser[] }) {
  const text = useText()
  const words = text.insights
  if (users.length === 0)
    return (
      <Card title={words.topTitle}>
        <p className="text-sm text-ink-faint">{words.none}</p>
      </Card>
    )
  return (
    <Card title={words.topTitle} isPadded={false}>
      <DataTable
        caption={words.topTitle}
        rows={users}
        rowKey={({ name }, index) => `${index} ${name}`}
        columns={[
          { key: 'name', header: words.firm, cell: ({ name }) => name },
          {
            key: 'minutes',
            header: words.booked,
            align: 'right',
            cell: ({ minutes }) => lengthOf(minutes, text),
          },
          ...tradeColumns(text),
        ]}
      />
    </Card>
  )
}

/** The longest gaps of the coming week, each a step from being offered to other chains. */
export function IdleCapacity({ view }: { view: InsightView }) {
  const text = useText()
  const words = text.insights
  const minutesOf = (row: IdleRow) => (Date.parse(row.endsAt) - Date.parse(row.startsAt)) / 60_000
  if (view.idle.length === 0)
    return (
      <Card title={words.idleTitle}>
        <p className="text-sm text-ink-faint">{words.idleNone}</p>
      </Card>
    )
  const hours = words.hours(formatCount(Math.floor(view.idleMinutes / 60)))
  return (
    <Card title={words.idleTitle} hint={words.idleHint(hours)} isPadded={false}>
      <DataTable
        caption={words.idleTitle}
        rows={view.idle}
        rowKey={(row) => `${row.resourceId} ${row.unitNumber} ${row.startsAt}`}
        columns={[
          {
            key: 'resource',
            header: words.resource,
            cell: ({ resourceId, resourceName, unitNumber }) => (
              <>
                {words.idleUnit(resourceName, unitNumber)}{' '}
                <Link
                  to={paths.resourceManage(resourceId)}
                  className="whitespace-nowrap text-accent underline"
                >
                  {words.idleOffer}
                </Link>
              </>
            ),
          },
          {
            key: 'from',
            header: words.from,
            cell: ({ startsAt }) => formatInstantShort(startsAt, text.locale),
          },
          { key: 'to', header: words.to, cell: ({ endsAt }) => formatInstantShort(endsAt, text.locale) },
          {
            key: 'length',
            header: words.length,
            align: 'right',
            cell: (row) => lengthOf(minutesOf(row), text),
          },
        ]}
      />
    </Card>
  )
}
