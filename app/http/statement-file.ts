import { journalName } from '#app/components/escrow/journal-name.ts'
import type { StatementView } from '#app/contracts/views/statement.ts'
import { formatInstant, yuanOfFen } from '#app/i18n/format.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { tableFile } from './table-file.ts'

/** A statement as a file: yuan with two decimals, the running balance on every line. */
export function statementFile(view: StatementView, request: Request): Promise<Response> {
  const locale = localeOf(request)
  const text = textFor(locale)
  const { at, yuan } = text.common
  const words = text.statement
  const inYuan = (word: string): string => `${word} (${yuan})`
  const isBook = new URL(request.url).searchParams.get('format') === 'xlsx'
  const amount = (fen: number) => (isBook ? fen / 100 : yuanOfFen(fen))
  const head = [
    at,
    words.kind,
    words.reference,
    inYuan(words.inSum),
    inYuan(words.outSum),
    inYuan(words.balance),
  ]
  const rows = view.rows.map((row) => [
    formatInstant(row.at, locale),
    journalName(row, text),
    row.orderNumber ?? row.poolTitle ?? row.bookingName,
    row.inFen === 0 ? null : amount(row.inFen),
    row.outFen === 0 ? null : amount(row.outFen),
    amount(row.balanceFen),
    row.journalId,
  ])
  const opening = ['', words.opening, '', '', '', amount(view.openingBalanceFen), '']
  const span = [view.fromOn ?? 'start', view.toOn ?? 'now'].join('_')
  return tableFile(request, `statement_${span}`, [[...head, words.journal], opening, ...rows])
}
