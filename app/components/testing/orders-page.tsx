import { Link } from '@remix-run/react'
import type { TestOrderCard, TestOrdersView } from '#app/contracts/views/testing.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { nameOf, TEST_ORDER_TONES } from './words.ts'

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
          <EmptyState title={words.ordersNone} hint={words.ordersNoneHint} />
        </Card>
      ) : (
        <Card isPadded={false}>
          <DataTable
            caption={words.ordersTitle}
            rows={view.orders}
            rowKey={(card) => card.id}
            isMarked={isMine}
            columns={[
              {
                key: 'number',
                header: words.number,
                cell: (card) => (
                  <>
                    <Link to={paths.testOrder(card.id)} className="font-medium text-accent underline">
                      {card.number}
                    </Link>
                    <span className="block text-ink-soft">{nameOf(card, text)}</span>
                  </>
                ),
              },
              {
                key: 'state',
                header: words.progress,
                cell: (card) => (
                  <>
                    <Badge tone={TEST_ORDER_TONES[card.state]}>{words.states[card.state]}</Badge>
                    {card.next.step !== 'none' && (
                      <span className="mt-1 block text-xs text-ink-faint">
                        {words.nextOf[card.next.who]}: {words.nextSteps[card.next.step]}
                      </span>
                    )}
                  </>
                ),
              },
              {
                key: 'partner',
                header: words.partner,
                cell: (card) => (
                  <>
                    {card.partnerName}
                    <span className="block text-xs text-ink-faint">
                      {card.side === 'lab' ? words.asLab : words.asClient}
                    </span>
                  </>
                ),
              },
              {
                key: 'samples',
                header: words.sampleCount,
                align: 'right',
                cell: (card) => words.samplesOf(card.sampleCount),
              },
              { key: 'fee', header: words.fee, align: 'right', cell: (card) => formatPrice(card.feeFen) },
              {
                key: 'due',
                header: words.due,
                align: 'right',
                isWideOnly: true,
                cell: (card) => card.dueOn ?? text.testing.noLimit,
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}
