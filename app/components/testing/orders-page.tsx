import type { TestOrderCard, TestOrdersView } from '#app/contracts/views/testing.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { testOrderColumns } from './test-order-columns.tsx'

/** A firm's test orders, as a client and as a laboratory; what it has to do stands first. */
export function TestOrdersPage({ view }: { view: TestOrdersView }) {
  const text = useText()
  const words = text.testing
  const isMine = (card: TestOrderCard) => card.next.who === card.side
  return (
    <>
      <PageHeader
        title={words.ordersTitle}
        lead={words.ordersLead}
        crumbs={[{ label: words.title, to: paths.testing }]}
        badges={view.mine > 0 && <Badge tone="warning">{words.mine(view.mine)}</Badge>}
        actions={
          <LinkButton to={paths.testing} tone="primary">
            {words.order}
          </LinkButton>
        }
      />
      {view.orders.length === 0 ? (
        <Card>
          <EmptyState title={words.ordersNone} hint={words.ordersNoneHint}>
            <LinkButton to={paths.testing} tone="primary">
              {words.order}
            </LinkButton>
          </EmptyState>
        </Card>
      ) : (
        <Card isPadded={false}>
          <SmartTable
            caption={words.ordersTitle}
            rows={view.orders}
            rowKey={(card) => card.id}
            isMarked={isMine}
            exportPath={paths.sheet('test-orders')}
            columns={testOrderColumns(text)}
          />
        </Card>
      )}
    </>
  )
}
