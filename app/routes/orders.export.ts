import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { listOrders } from '#app/read-models/orders/list-orders.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const view = await listOrders(context.database, actor.organisationId, context.clock.now())
  const { common, orders, join, states } = textFor(localeOf(request))
  const head = [
    orders.number,
    join.page.pool,
    orders.buyer,
    orders.supplier,
    common.state,
    `${common.quantity} (${common.unit})`,
    `${common.unitPrice} (${common.yuan})`,
    `${common.total} (${common.yuan})`,
    orders.agreedDelivery,
  ]
  const rows = view.rows.map((row) => [
    row.number,
    row.pool.title,
    row.buyerName,
    row.supplierName,
    states.order[row.state],
    row.quantity,
    row.priceFen / 100,
    row.totalFen / 100,
    row.agreedDeliveryAt?.slice(0, 10) ?? null,
  ])
  return tableFile(request, 'orders', [head, ...rows])
}
