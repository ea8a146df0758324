import type { SentMessageView } from '#app/contracts/views/notices.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** What the mock of a provider sent to the people of the reader's firm: the demonstration sends nothing. */
export function OutboxPage({ messages }: { messages: SentMessageView[] }) {
  const text = useText()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={text.notices.outbox}
        lead={text.notices.outboxLead}
        crumbs={[{ label: text.notices.title, to: paths.notices }]}
      />
      {messages.length === 0 ? (
        <Card>
          <EmptyState title={text.notices.outboxNone} />
        </Card>
      ) : (
        <ul className="grid gap-3">
          {messages.map((message) => (
            <li key={message.id}>
              <Card>
                <p className="mb-2 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
                  <Badge tone={message.channel === 'email' ? 'notice' : 'accent'}>
                    {text.notices.channels[message.channel]}
                  </Badge>
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    {text.notices.to(`${message.receiver} <${message.to}>`)}
                  </span>
                  <time dateTime={message.at} className="ml-auto">
                    {formatInstantShort(message.at, text.locale)}
                  </time>
                </p>
                <div lang={message.locale === 'zh' ? 'zh-CN' : 'en'}>
                  {message.channel === 'email' && <h2 className="font-semibold">{message.subject}</h2>}
                  <p className="mt-1 text-sm whitespace-pre-line [overflow-wrap:anywhere]">{message.body}</p>
                </div>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
