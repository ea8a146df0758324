import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts'

/** What a sentence of a notice may say, printed as its reader reads it; what is not known is empty. */
export interface NoticeWords {
  readonly pool: string
  readonly quantity: string
  readonly amount: string
  readonly due: string
  readonly title: string
  readonly count: number
  readonly purpose: string
  /** When it is, of a booking; by when to answer is `due`. */
  readonly at: string
  readonly firm: string
  readonly reason: string
}

/** A sentence per kind. */
export type NoticeLines = Readonly<Record<NoticeKind, (words: NoticeWords) => string>>
