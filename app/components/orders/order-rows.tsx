import { Link } from '@remix-run/react'
import type { OrderCard } from '#app/contracts/views/orders.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { NextActionLine } from './next-action.tsx'

/** Orders as cards, each with what moves it on. */
export function OrderRows({ rows }: { rows: OrderCard[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {rows.map((order) => (
        <li key={order.id}>
          <OrderRow order={order} />
        </li>
      ))}
    </ul>
  )
}

function OrderRow({ order }: { order: OrderCard }) {
  const text = useText()
  const other = order.side === 'buyer' ? order.supplierName : order.buyerName
  return (
    <article className="relative rounded-card border border-line bg-surface p-4 shadow-card transition-colors focus-within:border-accent hover:border-accent sm:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 className="font-semibold">
            <Link to={paths.order(order.id)} className="after:absolute after:inset-0 after:rounded-card">
              {order.listingTitle}
            </Link>
          </h2>
          <p className="text-sm text-ink-faint">
            {other} · {order.pool.title} · {order.number}
          </p>
        </div>
        <StateBadge of="order" state={order.state} />
      </div>
      <p className="mt-2 text-sm text-ink-soft">
        {formatQuantity(order.quantity, text.locale)} × {formatPrice(order.priceFen)} ={' '}
        <strong className="text-ink">{formatPrice(order.totalFen)}</strong>
      </p>
      <div className="mt-2 border-t border-line pt-2 text-sm">
        <NextActionLine next={order.next} />
      </div>
    </article>
  )
}
