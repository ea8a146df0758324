import { Link } from '@remix-run/react'
import type { IdleRow, IncomeView, ResourceUse, TopUser, UseRow } from '#app/contracts/views/insights.ts'
import { shareOf } from '#app/domain/bookings/utilisation.ts'
import {
  formatBasisPoints,
  formatCount,
  formatFen,
  formatInstantShort,
  formatMinutes,
} from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { monthName } from './month-name.ts'

interface Length<Row> {
  key: string
  header: string
  minutes: (row: Row) => number
}

/** A length of time, sorted as minutes; from a day on, minutes say nothing on the page. A file has them all. */
function lengthColumn<Row>(text: Text, { key, header, minutes }: Length<Row>): SmartColumn<Row> {
  const rounded = (row: Row) => {
    const exact = minutes(row)
    return exact < 1440 ? Math.round(exact) : Math.round(exact / 60) * 60
  }
  return {
    key,
    header,
    align: 'right',
    by: (row) => Math.round(minutes(row)),
    words: (row) => formatMinutes(rounded(row), text.locale),
    cell: (row) => formatMinutes(rounded(row), text.locale),
    unit: text.platforms.unit,
  }
}

/** How much of the open time was booked, in per cent; nothing where nothing was open. */
function shareColumn<Row extends Parameters<typeof shareOf>[0]>({ insights: words }: Text): SmartColumn<Row> {
  const said = (row: Row) => {
    const share = shareOf(row)
    return share === null ? '–' : formatBasisPoints(share)
  }
  return {
    key: 'share',
    header: words.share,
    align: 'right',
    by: (row) => shareOf(row),
    words: said,
    cell: said,
    unit: '%',
    inFile: (row) => {
      const share = shareOf(row)
      return share === null ? null : share / 100
    },
  }
}

/** How often, and for how much: of a machine as of a firm. */
function tradeColumns<Row extends { bookings: number; settledFen: number }>(text: Text): SmartColumn<Row>[] {
  const words = text.insights
  return [
    countColumn<Row>(
      {
        key: 'bookings',
        header: words.bookings,
        unit: text.common.occasions,
        cell: ({ bookings }) => words.bookingCount(formatCount(bookings)),
      },
      ({ bookings }) => bookings,
    ),
    moneyColumn<Row>(
      text,
      { key: 'settled', header: words.settledAmount, isExact: true },
      ({ settledFen }) => settledFen,
    ),
  ]
}

/** How much of its open time each piece of equipment was booked. */
export function resourceUseColumns(text: Text): SmartColumn<ResourceUse>[] {
  const words = text.insights
  return [
    wordColumn(
      { key: 'name', header: words.resource },
      ({ name }) => name,
      ({ id, name }) => (
        <Link to={paths.resource(id)} className="text-accent underline">
          {name}
        </Link>
      ),
    ),
    shareColumn(text),
    lengthColumn(text, { key: 'booked', header: words.booked, minutes: (row) => row.bookedMinutes }),
    lengthColumn(text, { key: 'open', header: words.open, minutes: (row) => row.openMinutes }),
    ...tradeColumns<ResourceUse>(text),
  ]
}

/** The firms that use a platform most. */
export function topUserColumns(text: Text): SmartColumn<TopUser>[] {
  const words = text.insights
  return [
    wordColumn({ key: 'name', header: words.firm }, ({ name }) => name),
    lengthColumn(text, { key: 'minutes', header: words.booked, minutes: ({ minutes }) => minutes }),
    ...tradeColumns<TopUser>(text),
  ]
}

/** The longest gaps of the coming week. */
export function idleColumns(text: Text): SmartColumn<IdleRow>[] {
  const words = text.insights
  const nameOf = ({ resourceName, unitNumber }: IdleRow) => words.idleUnit(resourceName, unitNumber)
  const short = (at: string) => formatInstantShort(at, text.locale)
  return [
    wordColumn({ key: 'resource', header: words.resource }, nameOf, (row) => (
      <>
        {nameOf(row)}{' '}
        <Link
          to={paths.resourceManage(row.resourceId)}
          className="font-normal whitespace-nowrap text-accent underline"
        >
          {words.idleOffer}
        </Link>
      </>
    )),
    timeColumn(
      text,
      { key: 'from', header: words.from, cell: (row) => short(row.startsAt) },
      (row) => row.startsAt,
    ),
    timeColumn(text, { key: 'to', header: words.to, cell: (row) => short(row.endsAt) }, (row) => row.endsAt),
    lengthColumn(text, {
      key: 'length',
      header: words.length,
      minutes: (row) => (Date.parse(row.endsAt) - Date.parse(row.startsAt)) / 60_000,
    }),
  ]
}

export interface IncomeLine {
  readonly month: string
  readonly index: number
}

/** Months, the latest first. */
export function incomeLines({ months }: IncomeView): IncomeLine[] {
  return months.map((month, index) => ({ month, index })).toReversed()
}

/** What a month brought: together, by source, and for each piece of equipment and each test. */
export function incomeColumns({ rows }: IncomeView, text: Text): SmartColumn<IncomeLine>[] {
  const words = text.insights
  const sumOf = (chosen: IncomeView['rows'], index: number) =>
    chosen.reduce((sum, { fen }) => sum + (fen[index] ?? 0), 0)
  const fenColumn = (key: string, header: string, chosen: IncomeView['rows']) =>
    moneyColumn<IncomeLine>(text, { key, header, isExact: true }, ({ index }) => sumOf(chosen, index))
  const kinds = (['booking', 'test'] as const).filter((kind) => rows.some((row) => row.kind === kind))
  return [
    wordColumn(
      { key: 'month', header: words.month },
      ({ month }) => month,
      ({ month }) => monthName(month, text),
    ),
    {
      ...fenColumn('sum', words.sum, rows),
      cell: ({ index }) => <strong>{formatFen(sumOf(rows, index))}</strong>,
    },
    ...kinds.map((kind) =>
      fenColumn(
        kind,
        words.sources[kind],
        rows.filter((row) => row.kind === kind),
      ),
    ),
    ...rows.map((row) => fenColumn(row.id, row.name, [row])),
  ]
}

/** The use of platforms by county, or by chain: what `header` says, as `nameOf` names it. */
export function platformUseColumns(
  header: string,
  nameOf: (key: string) => string,
  text: Text,
): SmartColumn<UseRow>[] {
  const words = text.insights
  const figure = (
    key: 'platforms' | 'resources' | 'firms' | 'bookings',
    unit: string,
    cell: (row: UseRow) => string,
  ) => countColumn<UseRow>({ key, header: words[key], unit, cell }, (row) => row[key])
  return [
    wordColumn({ key: 'key', header }, ({ key }) => nameOf(key)),
    shareColumn(text),
    figure('platforms', text.common.each, (row) => words.platformCount(row.platforms)),
    figure('resources', text.common.unit, (row) => words.resourceCount(row.resources)),
    figure('firms', text.common.firmUnit, (row) => words.firmCount(row.firms)),
    figure('bookings', text.common.occasions, (row) => words.bookingCount(formatCount(row.bookings))),
    lengthColumn(text, { key: 'booked', header: words.booked, minutes: (row) => row.bookedMinutes }),
    lengthColumn(text, { key: 'open', header: words.open, minutes: (row) => row.openMinutes }),
  ]
}
