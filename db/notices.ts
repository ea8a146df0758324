import type { NoticeFacts, NoticeKind, NoticeSubject } from '#app/domain/notices/notice-kinds.ts'
import { tell } from './outbox.ts'
import type { Tx } from './transaction.ts'

/** Something that firms are to be told. */
export interface ToldNotice {
  readonly kind: NoticeKind
  readonly firms: readonly string[]
  readonly about: { readonly kind: NoticeSubject; readonly id: string }
  /** What the sentence needs; each of `firms` may see all of it. */
  readonly facts?: NoticeFacts
  readonly poolId?: string | null
  /** Names the event: a firm is told of it once, however often this is said. */
  readonly once: string
}

/**
 * The door to the notice centre: says inside the transaction of the event that firms are to be told. Nobody is
 * told when the transaction fails; page, e-mail and SMS follow each person's own preferences.
 */
export async function tellNotice(tx: Tx, now: Date, notice: ToldNotice): Promise<void> {
  if (notice.firms.length === 0) return
  const payload = {
    ...notice,
    firms: [...notice.firms],
    facts: notice.facts ?? {},
    poolId: notice.poolId ?? null,
  }
  await tell(tx, now, [{ topic: 'notice.told', key: notice.once, payload }])
}
