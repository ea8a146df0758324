import type { LoaderFunctionArgs } from '@remix-run/node'
import { orderColumns } from '#app/components/orders/order-columns.tsx'
import { sheetOf } from '#app/components/ui/table-order.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { listOrders } from '#app/read-models/orders/list-orders.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  const { rows } = await listOrders(context.database, actor.organisationId, context.clock.now())
  const columns = orderColumns(textFor(localeOf(request)))
  return tableFile(request, 'orders', sheetOf(rows, columns, new URL(request.url).searchParams))
}
