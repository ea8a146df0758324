import { noticePath } from '#app/components/notices/notice-path.ts'
import type { SentMessageView } from '#app/contracts/views/notices.ts'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { textFor } from '#app/i18n/text.ts'
import type { UnwordedMessage } from '#app/read-models/notices/list-messages.ts'

/** Makes the words of messages, each in its own receiver's language; links are absolute, as in any letter. */
export function wordMessages(messages: readonly UnwordedMessage[], origin: string): SentMessageView[] {
  return messages.map((message) => {
    const { id, channel, to, receiver, at, locale, about } = message
    const text = textFor(locale)
    const subject = noticeLine(message, text)
    const body =
      channel === 'sms'
        ? text.notices.sms(subject)
        : text.notices.mail(subject, `${origin}${noticePath(about)}`)
    return { id, channel, to, receiver, at, locale, subject, body }
  })
}
