import type { BureauPlatformsView, IncomeView, UseRow } from '#app/contracts/views/insights.ts'
import { type HeatCell, shareOf } from '#app/domain/bookings/utilisation.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import type { PlatformBooking } from '#app/read-models/platforms/platform-bookings.ts'
import type { Cell } from './table-file.ts'

type Rows = readonly (readonly Cell[])[]

const yuan = (fen: number | null) => (fen === null ? null : fen / 100)
const inYuan = (word: string, text: Text) => `${word} (${text.common.yuan})`
const inMinutes = (word: string, text: Text) => `${word} (${text.platforms.unit})`
/** `2026-03-02 09:00`, local: what a spreadsheet reads as an instant. */
const localTime = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const percent = (use: Pick<UseRow, 'bookedMinutes' | 'openMinutes'>) => {
  const share = shareOf(use)
  return share === null ? null : share / 100
}

export function bookingRows(bookings: readonly PlatformBooking[], text: Text): Rows {
  const words = text.insights
  const head = [
    words.resource,
    text.calendars.scopes.firm,
    words.from,
    words.to,
    words.state,
    inYuan(words.price, text),
    inYuan(words.settledAmount, text),
    words.purpose,
  ]
  return [
    head,
    ...bookings.map((one) => [
      one.resourceName,
      one.holderName,
      localTime(one.startsAt),
      localTime(one.endsAt),
      text.platforms.state[one.state],
      yuan(one.priceFen),
      yuan(one.settledFen),
      one.purpose,
    ]),
  ]
}

export function incomeRows({ months, rows }: IncomeView, text: Text): Rows {
  const words = text.insights
  const head = [words.month, words.source, words.name, inYuan(words.settled, text)]
  const lines = months.flatMap((month, index) =>
    rows.map(({ kind, name, fen }): Cell[] => [month, words.sources[kind], name, (fen[index] ?? 0) / 100]),
  )
  return [head, ...lines]
}

/** A line for every hour of the week that is ever open. */
export function utilisationRows(heat: readonly HeatCell[], text: Text): Rows {
  const words = text.insights
  const head = [
    words.weekday,
    words.from,
    inMinutes(words.booked, text),
    inMinutes(words.open, text),
    `${words.share} (%)`,
  ]
  const lines = heat
    .filter(({ openMinutes }) => openMinutes > 0)
    .map((cell): Cell[] => [
      words.weekdays[cell.weekday - 1] ?? '',
      `${String(cell.hour).padStart(2, '0')}:00`,
      Math.round(cell.bookedMinutes),
      Math.round(cell.openMinutes),
      percent(cell),
    ])
  return [head, ...lines]
}

/** Counties, then chains, each line named by what it is of. */
export function bureauRows(view: BureauPlatformsView, text: Text): Rows {
  const words = text.insights
  const head = [
    text.oversight.county,
    words.chain,
    words.platforms,
    words.resources,
    words.firms,
    words.bookings,
    inMinutes(words.booked, text),
    inMinutes(words.open, text),
    `${words.share} (%)`,
  ]
  const lineOf = (county: string, chain: string, row: UseRow): Cell[] => [
    county,
    chain,
    row.platforms,
    row.resources,
    row.firms,
    row.bookings,
    Math.round(row.bookedMinutes),
    Math.round(row.openMinutes),
    percent(row),
  ]
  return [
    head,
    ...view.byCounty.map((row) => lineOf(countyName(row.key, text), '', row)),
    ...view.byChain.map((row) => lineOf('', text.places.clusters[row.key] ?? row.key, row)),
  ]
}
