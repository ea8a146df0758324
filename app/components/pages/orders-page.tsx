import { Link } from '@remix-run/react'
import type { OrderCard, OrdersView } from '#app/contracts/views/orders.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { OrderGantt } from '../charts/order-gantt.tsx'
import { NextActionLine } from '../orders/next-action.tsx'
import { orderColumns } from '../orders/order-columns.tsx'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** A firm's orders, what waits for it first. */
export function OrdersPage({ view }: { view: OrdersView }) {
  const text = useText()
  const mine = view.rows.filter((order) => order.next.isMine)
  return (
    <>
      <PageHeader title={text.orders.title} lead={text.orders.lead} />
      {view.rows.length === 0 ? (
        <EmptyState title={text.orders.empty} hint={text.orders.emptyHint}>
          <LinkButton to={paths.pools}>{text.join.page.browse}</LinkButton>
        </EmptyState>
      ) : (
        <>
          <Card className="mb-6">
            <Stats className="grid-cols-2 sm:grid-cols-3">
              <Stat label={text.orders.mineToActOn} value={view.mineToActOn} />
              <Stat
                label={text.orders.inEscrow}
                tone="accent"
                value={formatFenCompact(view.inEscrowFen, text.locale)}
              />
            </Stats>
          </Card>
          {mine.length > 0 && (
            <section className="mb-6">
              <h2 className="mb-3 text-xl font-semibold">{text.orders.mineToActOn}</h2>
              <OrderRows rows={mine} />
            </section>
          )}
          <Card isPadded={false} title={text.orders.all}>
            <SmartTable
              caption={text.orders.title}
              rows={view.rows}
              rowKey={(order) => order.id}
              isMarked={(order) => order.next.isMine}
              exportPath={paths.ordersExport}
              columns={orderColumns(text)}
            />
          </Card>
          {view.spans.length > 0 && (
            <Card className="mt-6" title={text.charts.gantt}>
              <OrderGantt spans={view.spans} nowAt={view.nowAt} />
            </Card>
          )}
        </>
      )}
    </>
  )
}

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
