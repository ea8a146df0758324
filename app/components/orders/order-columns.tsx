import { Link } from '@remix-run/react'
import type { OrderCard } from '#app/contracts/views/orders.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { moneyColumn, quantityColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** A firm's orders: whose, what, how much, where they stand. */
export function orderColumns(text: Text): SmartColumn<OrderCard>[] {
  const { common, orders, join } = text
  return [
    wordColumn(
      { key: 'number', header: orders.number },
      (order) => order.number,
      (order) => (
        <>
          <Link to={paths.order(order.id)} className="font-medium text-accent hover:underline">
            {order.number}
          </Link>
          <span className="block text-ink-soft">{order.listingTitle}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'state', header: common.state, isPicked: true },
      (order) => text.states.order[order.state],
      (order) => <StateBadge of="order" state={order.state} />,
    ),
    wordColumn(
      { key: 'next', header: orders.next },
      (order) => orders.step[order.next.step],
      (order) => (
        <>
          {orders.step[order.next.step]}
          {order.next.step !== 'none' && (
            <span className="block text-xs text-ink-faint">
              {order.next.isMine ? orders.nextMine : orders.by[order.next.by]}
            </span>
          )}
        </>
      ),
    ),
    timeColumn(text, { key: 'due', header: orders.due }, (order) => order.next.dueAt),
    wordColumn({ key: 'buyer', header: orders.buyer }, (order) => order.buyerName),
    wordColumn({ key: 'supplier', header: orders.supplier }, (order) => order.supplierName),
    wordColumn({ key: 'pool', header: join.page.pool }, (order) => order.pool.title),
    quantityColumn(text, { key: 'quantity', header: common.quantity }, (order) => order.quantity),
    moneyColumn(text, { key: 'price', header: common.unitPrice }, (order) => order.priceFen),
    moneyColumn(text, { key: 'total', header: common.total }, (order) => order.totalFen),
    timeColumn(
      text,
      { key: 'delivery', header: orders.agreedDelivery, isDay: true },
      (order) => order.agreedDeliveryAt,
    ),
  ]
}
