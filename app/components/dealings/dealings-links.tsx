import { Link } from '@remix-run/react'
import type { OrderPageView } from '#app/contracts/views/orders.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'

const LINK =
  'flex min-h-11 flex-wrap items-center justify-between gap-2 text-accent underline underline-offset-2'

/** Where the rest of an order is: its contract, dispute, invoices and statement. */
export function DealingsLinks({ order }: { order: OrderPageView }) {
  const text = useText()
  const { dispute, amendment, invoices, may } = order.dealings
  const isLiving = dispute !== null && !['decided', 'withdrawn'].includes(dispute.state)
  return (
    <Card title={text.dealings.title}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        <li>
          <Link to={paths.contract(order.id)} className={LINK}>
            {text.dealings.contract}
            {amendment && <Badge tone="warning">{text.dealings.amendmentWaiting(amendment.version)}</Badge>}
          </Link>
        </li>
        {(dispute || may.dispute) && (
          <li>
            <Link to={paths.dispute(order.id)} className={LINK}>
              {dispute ? text.dealings.disputeTitle : text.dealings.disputeOpen}
              {dispute && (
                <Badge tone={isLiving ? 'danger' : 'neutral'}>
                  {text.dealings.disputeStates[dispute.state]}
                </Badge>
              )}
            </Link>
          </li>
        )}
        {invoices > 0 && (
          <li>
            <Link to={paths.orderInvoices(order.id)} className={LINK}>
              {text.dealings.invoicesCount(invoices)}
            </Link>
          </li>
        )}
        {order.side !== 'observer' && (
          <li>
            <Link to={paths.orderStatement(order.id)} className={LINK}>
              {text.shell.statement}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  )
}
