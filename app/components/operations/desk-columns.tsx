import { Link } from '@remix-run/react'
import type {
  BankDeskView,
  CaseLine,
  CaseView,
  DayLine,
  LetterLine,
} from '#app/contracts/views/operations.ts'
import type { BankDifference, LedgerAccount } from '#app/contracts/views/operator.ts'
import { ACCOUNT_KINDS, type AccountKind } from '#app/domain/escrow/chart-of-accounts.ts'
import { formatCount } from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { countColumn, moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { Code } from './facts.tsx'

export const CASE_TONES: Record<CaseLine['state'], Tone> = {
  open: 'danger',
  checking: 'warning',
  resolved: 'accent',
  corrected: 'accent',
  refunded: 'accent',
  closed: 'neutral',
}

export const LETTER_TONES: Record<LetterLine['state'], Tone> = {
  open: 'danger',
  replayed: 'accent',
  discarded: 'neutral',
}

/** Differences between the bank's books and ours. */
export function caseColumns(text: Text): SmartColumn<BankDeskView['cases'][number]>[] {
  const words = text.operations
  return [
    wordColumn(
      { key: 'kind', header: words.kind, isPicked: true },
      (row) => words.caseKinds[row.kind],
      (row) => (
        <Link to={paths.bankCase(row.id)} className="text-accent hover:underline">
          {words.caseKinds[row.kind]}
        </Link>
      ),
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (row) => words.caseStates[row.state],
      (row) => <Badge tone={CASE_TONES[row.state]}>{words.caseStates[row.state]}</Badge>,
    ),
    wordColumn(
      { key: 'firm', header: words.firm },
      (row) => row.organisationName,
      (row) => row.organisationName ?? text.common.unknown,
    ),
    moneyColumn(text, { key: 'bank', header: words.bankAmount, isExact: true }, (row) => row.bankFen),
    moneyColumn(text, { key: 'ledger', header: words.ledgerAmount, isExact: true }, (row) => row.ledgerFen),
    timeColumn(text, { key: 'day', header: words.day, isDay: true }, (row) => row.day),
  ]
}

/** Days of which the two books were compared. */
export function dayColumns(text: Text): SmartColumn<DayLine>[] {
  const words = text.operations
  const amounts = ['bankIn', 'ledgerIn', 'bankOut', 'ledgerOut'] as const
  return [
    timeColumn(text, { key: 'day', header: words.day, isDay: true }, (row) => row.day),
    countColumn(
      {
        key: 'differences',
        header: words.differences,
        unit: text.common.each,
        cell: (row) => (
          <span className={row.differences > 0 ? 'font-semibold text-danger' : ''}>
            {formatCount(row.differences)}
          </span>
        ),
      },
      (row) => row.differences,
    ),
    countColumn({ key: 'count', header: words.movements, unit: text.common.each }, (row) => row.movements),
    ...amounts.map((amount) =>
      moneyColumn<DayLine>(
        text,
        { key: amount, header: words[amount], isExact: true },
        (row) => row[`${amount}Fen`],
      ),
    ),
    timeColumn(text, { key: 'at', header: text.common.at }, (row) => row.comparedAt),
  ]
}

/** Jobs that failed for good. */
export function letterColumns(text: Text): SmartColumn<LetterLine>[] {
  const words = text.operations
  return [
    wordColumn(
      { key: 'job', header: words.job, isPicked: true },
      (letter) => text.jobs.jobName(letter.job),
      (letter) => (
        <Link to={paths.deadLetter(letter.id)} className="text-accent hover:underline">
          {text.jobs.jobName(letter.job)}
        </Link>
      ),
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (letter) => words.letterStates[letter.state],
      (letter) => <Badge tone={LETTER_TONES[letter.state]}>{words.letterStates[letter.state]}</Badge>,
    ),
    wordColumn(
      { key: 'why', header: words.why },
      (letter) => letter.reason,
      (letter) => <span className="break-all">{letter.reason.slice(0, 160)}</span>,
    ),
    countColumn(
      { key: 'attempts', header: words.attempts, unit: text.common.occasions },
      (letter) => letter.attempts,
    ),
    timeColumn(text, { key: 'at', header: words.failedAt }, (letter) => letter.failedAt),
  ]
}

/** An account is named by its kind and its subject. */
function kindOf(account: string): AccountKind {
  const kind = account.slice(0, account.indexOf(':'))
  return isAccountKind(kind) ? kind : 'suspense'
}

const isAccountKind = (kind: string): kind is AccountKind => Object.hasOwn(ACCOUNT_KINDS, kind)

/** Accounts of the ledger with what is on them. */
export function accountColumns(text: Text): SmartColumn<LedgerAccount>[] {
  const words = text.operator
  return [
    wordColumn(
      { key: 'account', header: words.account, isPicked: true },
      ({ account }) => text.states.account[kindOf(account)],
      ({ account }) => (
        <>
          <span className="font-medium">{text.states.account[kindOf(account)]}</span>
          <span className="block text-xs text-ink-faint">{text.states.accountHint[kindOf(account)]}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'code', header: words.accountCode },
      ({ account }) => account,
      ({ account }) => <Code>{account}</Code>,
    ),
    wordColumn(
      { key: 'firm', header: words.organisation },
      (account) => account.organisationName,
      (account) => account.organisationName ?? text.common.unknown,
    ),
    moneyColumn(
      text,
      { key: 'balance', header: words.balance, isExact: true },
      (account) => account.balanceFen,
    ),
  ]
}

/** Payments on which the bank and the ledger differ. */
export function differenceColumns(text: Text): SmartColumn<BankDifference>[] {
  const words = text.operator
  return [
    wordColumn({ key: 'reference', header: text.statement.reference }, (row) => row.reference),
    timeColumn(text, { key: 'at', header: text.common.at }, (row) => row.foundAt),
    moneyColumn(text, { key: 'bank', header: words.bank, isExact: true }, (row) => row.bankFen),
    moneyColumn(text, { key: 'book', header: words.book, isExact: true }, (row) => row.ledgerFen),
  ]
}

/** What the bank moved in a case. */
export function lineColumns(text: Text): SmartColumn<CaseView['lines'][number]>[] {
  const words = text.operations
  return [
    wordColumn(
      { key: 'id', header: words.subject },
      (line) => line.id,
      (line) => <Code>{line.id}</Code>,
    ),
    wordColumn({ key: 'direction', header: words.kind }, (line) => words.direction[line.direction]),
    moneyColumn(text, { key: 'amount', header: words.amount, isExact: true }, (line) => line.amountFen),
    wordColumn(
      { key: 'account', header: words.account },
      (line) => line.account,
      (line) => <Code>{line.account}</Code>,
    ),
    timeColumn(text, { key: 'at', header: text.common.at }, (line) => line.at),
  ]
}
