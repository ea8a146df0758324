import type { NoticeView, SentMessageView } from '#app/contracts/views/notices.ts'
import type { Locale } from '#app/contracts/views/shell.ts'
import { isNoticeKind, NOTICE_SUBJECTS, type NoticeFacts } from '#app/domain/notices/notice-kinds.ts'
import type { Database } from '#db/client.ts'

const MOST = 100

/** A message before its words are made. */
export type UnwordedMessage = Omit<SentMessageView, 'subject' | 'body'> &
  Pick<NoticeView, 'kind' | 'about' | 'poolTitle' | 'facts'>

interface Row {
  readonly id: bigint
  readonly channel: 'email' | 'sms'
  readonly to: string
  readonly receiver: string
  readonly at: Date
  readonly locale: string
  readonly kind: string
  readonly aboutKind: string | null
  readonly aboutId: string | null
  readonly poolTitle: string | null
  readonly facts: NoticeFacts
}

/** The newest messages that went to the people of a firm, in the demonstration's mock outbox. */
export async function listMessages({ sql }: Database, organisationId: string): Promise<UnwordedMessage[]> {
  const rows = await sql<Row[]>`
    select m.id, m.channel, m.address as to, u.display_name as receiver, m.sent_at as at, m.locale, n.kind,
      n.about_kind as "aboutKind", n.about_id as "aboutId", p.title as "poolTitle", n.facts
    from mock_messages m join notices n on n.id = m.notice_id join users u on u.id = m.user_id
      left join pools p on p.id = n.pool_id
    where n.organisation_id = ${organisationId} order by m.id desc limit ${MOST}`
  return rows.flatMap(({ aboutKind, aboutId, ...row }): UnwordedMessage[] => {
    const { kind } = row
    if (!isNoticeKind(kind)) return []
    const subject = NOTICE_SUBJECTS.find((each) => each === aboutKind)
    const about = subject && aboutId ? { kind: subject, id: aboutId } : null
    const locale: Locale = row.locale === 'en' ? 'en' : 'zh'
    return [{ ...row, kind, id: String(row.id), at: row.at.toISOString(), locale, about }]
  })
}
