import type { StatementRow } from '#app/contracts/views/statement.ts'
import type { Text } from '#app/i18n/text.ts'

/** Why money moved; a pay-out says what earned it, so that the three of an order are told apart. */
export function journalName({ kind, cause }: Pick<StatementRow, 'kind' | 'cause'>, { states }: Text): string {
  if (cause === null) return states.journal[kind]
  if (kind === 'payout_instructed') return states.payoutSent(states.payout[cause])
  if (kind === 'payout_settled') return states.payoutSettled(states.payout[cause])
  return states.journal[kind]
}
