import type { zhStatement } from '../zh/statement.ts'

export const enStatement: typeof zhStatement = {
  title: 'Escrow statement',
  lead: 'Every fen in and out, line by line.',
  opening: 'Opening balance',
  closing: 'Closing balance',
  inSum: 'In',
  outSum: 'Out',
  kind: 'For',
  reference: 'Concerns',
  balance: 'Balance',
  from: 'From',
  to: 'To',
  show: 'Show',
  empty: 'Nothing moved in this time',
  emptyHint: 'Deposits, payments and refunds are booked here.',
  journal: 'Journal',
}
