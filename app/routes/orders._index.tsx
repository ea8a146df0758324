import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OrdersPage } from '#app/components/pages/orders-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listOrders } from '#app/read-models/orders/list-orders.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'members', 'deals'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'order.see')
  return listOrders(context.database, actor.organisationId, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.orders.title)

export default function Orders() {
  return <OrdersPage view={useLoaderData<typeof loader>()} />
}
