import type { NoticePreferencesView } from '#app/contracts/views/notices.ts'
import {
  NOTICE_CHANNELS,
  NOTICE_GROUPS,
  NOTICE_KINDS,
  type NoticeChannel,
  ruleOf,
} from '#app/domain/notices/notice-kinds.ts'
import type { Database } from '#db/client.ts'

/** How a person is told now: its own choices over each kind's habit. */
export async function loadPreferences(
  { sql }: Database,
  userId: string,
  idempotencyKey: string,
): Promise<NoticePreferencesView> {
  const [own, people] = await Promise.all([
    sql<{ kind: string; channel: NoticeChannel; isOn: boolean }[]>`
      select kind, channel, is_on as "isOn" from notice_preferences where user_id = ${userId}`,
    sql<{ email: string | null; phone: string | null; locale: string }[]>`
      select a.email, a.phone, u.locale from users u left join notice_addresses a on a.user_id = u.id
      where u.id = ${userId}`,
  ])
  const chosen = new Map(own.map(({ kind, channel, isOn }) => [`${kind}.${channel}`, isOn]))
  return {
    groups: NOTICE_GROUPS.map((group) => ({
      group,
      kinds: NOTICE_KINDS.filter((kind) => ruleOf(kind).group === group).map((kind) => ({
        kind,
        on: NOTICE_CHANNELS.filter(
          (channel) => chosen.get(`${kind}.${channel}`) ?? ruleOf(kind).channels.includes(channel),
        ),
      })),
    })),
    email: people[0]?.email ?? null,
    phone: people[0]?.phone ?? null,
    locale: people[0]?.locale === 'en' ? 'en' : 'zh',
    idempotencyKey,
  }
}
