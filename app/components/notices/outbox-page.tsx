import type { SentMessageView } from '#app/contracts/views/notices.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { messageColumns } from './message-columns.tsx'

/** What the mock of a provider sent to the people of the reader's firm: the demonstration sends nothing. */
export function OutboxPage({ messages }: { messages: SentMessageView[] }) {
  const text = useText()
  return (
    <>
      <PageHeader
        title={text.notices.outbox}
        lead={text.notices.outboxLead}
        crumbs={[{ label: text.notices.title, to: paths.notices }]}
      />
      {messages.length === 0 ? (
        <Card>
          <EmptyState title={text.notices.outboxNone} hint={text.notices.outboxNoneHint}>
            <LinkButton to={paths.noticePreferences} tone="secondary">
              {text.notices.preferences}
            </LinkButton>
          </EmptyState>
        </Card>
      ) : (
        <Card isPadded={false} className="pt-4">
          <SmartTable
            caption={text.notices.outbox}
            rows={messages}
            rowKey={({ id }) => id}
            exportPath={paths.sheet('outbox')}
            columns={messageColumns(text)}
          />
        </Card>
      )}
    </>
  )
}
