import type { SentMessageView } from '#app/contracts/views/notices.ts'
import type { Text } from '#app/i18n/text.ts'
import { Badge } from '../ui/badge.tsx'
import { timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** E-mails and short messages: to whom, when, and in which words. */
export function messageColumns(text: Text): SmartColumn<SentMessageView>[] {
  const words = text.notices
  return [
    wordColumn(
      { key: 'subject', header: words.message, words: ({ subject, body }) => `${subject} ${body}` },
      ({ channel, subject, body }) => (channel === 'email' ? subject : body),
      (message) => <Message message={message} />,
    ),
    wordColumn({ key: 'body', header: words.messageBody, isFileOnly: true }, ({ body }) => body),
    wordColumn(
      { key: 'channel', header: words.channel, isPicked: true },
      ({ channel }) => words.channels[channel],
      ({ channel }) => (
        <Badge tone={channel === 'email' ? 'notice' : 'accent'}>{words.channels[channel]}</Badge>
      ),
    ),
    wordColumn({ key: 'receiver', header: words.receiver, isPicked: true }, ({ receiver }) => receiver),
    wordColumn(
      { key: 'to', header: words.address },
      ({ to }) => to,
      ({ to }) => <span className="[overflow-wrap:anywhere]">{to}</span>,
    ),
    timeColumn(text, { key: 'at', header: text.common.at }, ({ at }) => at),
  ]
}

function Message({ message }: { message: SentMessageView }) {
  return (
    <div lang={message.locale === 'zh' ? 'zh-CN' : 'en'} className="sm:min-w-64">
      {message.channel === 'email' && <p className="font-semibold">{message.subject}</p>}
      <p className="font-normal whitespace-pre-line [overflow-wrap:anywhere]">{message.body}</p>
    </div>
  )
}
