import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReviewPage } from '#app/components/testing/review-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { answerTestOrderPage, loadTestOrderPage } from '#app/http/test-order-page.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export const loader = (call: LoaderFunctionArgs) => loadTestOrderPage(call, 'test.review')

export const action = (call: ActionFunctionArgs) => answerTestOrderPage(call)

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.review} ${data?.order.number ?? ''}`)

export default function Review() {
  const { order, done } = useLoaderData<typeof loader>()
  return <ReviewPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
