import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TestOrdersPage } from '#app/components/testing/orders-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listTestOrders } from '#app/read-models/testing/list-test-orders.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.see')
  return listTestOrders(context.database, actor.organisationId)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testing.ordersTitle)

export default function TestOrders() {
  return <TestOrdersPage view={useLoaderData<typeof loader>()} />
}
