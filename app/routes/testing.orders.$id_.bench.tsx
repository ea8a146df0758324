import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BenchPage } from '#app/components/testing/bench-page.tsx'
import { ON_THE_BENCH } from '#app/domain/testing/test-order-lifecycle.ts'
import { titleOf } from '#app/http/page-title.ts'
import { notFound } from '#app/http/require-actor.ts'
import { answerTestOrderPage, loadTestOrderPage } from '#app/http/test-order-page.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader(call: LoaderFunctionArgs) {
  const page = await loadTestOrderPage(call, 'test.work')
  if (!page.order.actions.enter) throw notFound()
  return page
}

/** What was finished has left the bench. */
export const action = (call: ActionFunctionArgs) =>
  answerTestOrderPage(call, (state) => (ON_THE_BENCH.includes(state) ? '/bench' : ''))

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.bench} ${data?.order.number ?? ''}`)

export default function Bench() {
  const { order, done } = useLoaderData<typeof loader>()
  return <BenchPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
