import type { OrdersView } from '#app/contracts/views/orders.ts'
import { formatFenCompact } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { OrderGantt } from '../charts/order-gantt.tsx'
import { orderColumns } from '../orders/order-columns.tsx'
import { OrderRows } from '../orders/order-rows.tsx'
import { paths } from '../paths.ts'
import { useViewer } from '../shell/use-viewer.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'

/** A firm's orders, what waits for it first. */
export function OrdersPage({ view }: { view: OrdersView }) {
  const text = useText()
  const isBuyer = useViewer()?.organisation.capabilities.includes('buyer') ?? true
  const mine = view.rows.filter((order) => order.next.isMine)
  return (
    <>
      <PageHeader title={text.orders.title} lead={text.orders.lead} />
      {view.rows.length === 0 ? (
        <EmptyState
          title={text.orders.empty}
          hint={isBuyer ? text.orders.emptyHint : text.orders.emptyHintSupplier}
        >
          <LinkButton to={paths.pools}>{text.pools.joining.browse}</LinkButton>
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
