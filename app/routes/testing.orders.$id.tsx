import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LiveTestOrderPage } from '#app/components/testing/order-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { answerTestOrderPage, loadTestOrderPage } from '#app/http/test-order-page.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'moves'] }

export const loader = (call: LoaderFunctionArgs) => loadTestOrderPage(call, 'test.see')

export const action = (call: ActionFunctionArgs) => answerTestOrderPage(call)

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.number} ${data?.order.number ?? ''}`)

export default function TestOrder() {
  const { order, done } = useLoaderData<typeof loader>()
  return <LiveTestOrderPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
