import type { StatementView } from '#app/contracts/views/statement.ts'
import { formatInstant, yuanOfFen } from '#app/i18n/format.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { csvFile } from './csv.ts'

/** A statement as a file: yuan with two decimals, the running balance on every line. */
export function statementFile(view: StatementView, request: Request): Response {
  const locale = localeOf(request)
  const text = textFor(locale)
  const { at, yuan } = text.common
  const words = text.statement
  const inYuan = (word: string): string => `${word} (${yuan})`
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
    text.states.journal[row.kind],
    row.orderNumber ?? row.poolTitle,
    row.inFen === 0 ? null : yuanOfFen(row.inFen),
    row.outFen === 0 ? null : yuanOfFen(row.outFen),
    yuanOfFen(row.balanceFen),
    row.journalId,
  ])
  const opening = ['', words.opening, '', '', '', yuanOfFen(view.openingBalanceFen), '']
  const span = [view.fromOn ?? 'start', view.toOn ?? 'now'].join('_')
  return csvFile(`statement_${span}.csv`, [[...head, words.journal], opening, ...rows])
}
