import type { NoticeWordsView } from '#app/contracts/views/notices.ts'
import { formatFen, formatInstant, formatQuantity } from './format.ts'
import type { Text } from './text.ts'

/** A notice as a sentence in its reader's language. */
export function noticeLine({ kind, poolTitle, facts }: NoticeWordsView, text: Text): string {
  const { quantity, amountFen, title, count, purpose, startsAt, firm, reason } = facts
  const dueAt = facts.dueAt ?? facts.until
  const purposes: Readonly<Record<string, string>> = text.notices.purposes
  const reasons: Readonly<Record<string, string>> = text.notices.reasons
  return text.notices.lines[kind]({
    // What is about no pool is called by its own title, as a test order by its number.
    pool: poolTitle ?? (typeof title === 'string' ? title : ''),
    quantity: typeof quantity === 'number' ? formatQuantity(quantity, text.locale) : '',
    amount: typeof amountFen === 'number' ? formatFen(amountFen) : '',
    due: typeof dueAt === 'string' ? formatInstant(dueAt, text.locale) : '',
    title: typeof title === 'string' ? title : '',
    count: typeof count === 'number' ? count : 0,
    at: typeof startsAt === 'string' ? formatInstant(startsAt, text.locale) : '',
    firm: typeof firm === 'string' ? firm : '',
    reason: typeof reason === 'string' ? (reasons[reason] ?? reason) : '',
    purpose: typeof purpose === 'string' ? (purposes[purpose] ?? '') : '',
  })
}
