import type {
  NoticeChannel,
  NoticeFacts,
  NoticeGroup,
  NoticeKind,
  NoticeSubject,
} from '#app/domain/notices/notice-kinds.ts'
import type { Locale } from './shell.ts'

/** What happened, as its sentence needs it. */
export interface NoticeWordsView {
  kind: NoticeKind
  poolTitle: string | null
  facts: NoticeFacts
}

export interface NoticeView extends NoticeWordsView {
  id: string
  at: string
  isRead: boolean
  about: { kind: NoticeSubject; id: string } | null
}

export interface NoticesView {
  notices: NoticeView[]
  unread: number
  total: number
  page: number
  pageSize: number
  isUnreadOnly: boolean
  idempotencyKey: string
}

export interface NoticePreferencesView {
  groups: { group: NoticeGroup; kinds: { kind: NoticeKind; on: NoticeChannel[] }[] }[]
  email: string | null
  phone: string | null
  locale: Locale
  idempotencyKey: string
}

/** A message that the mock of a provider has sent, in the words of its receiver's language. */
export interface SentMessageView {
  id: string
  channel: 'email' | 'sms'
  to: string
  receiver: string
  at: string
  locale: Locale
  subject: string
  body: string
}
