import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReviewPage } from '#app/components/testing/review-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { TEST_ORDER_INTENTS } from '#app/http/testing-intents.ts'
import { loadTestOrder } from '#app/read-models/testing/load-test-order.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.review')
  const idempotencyKey = context.ids.next('evt')
  const order = await loadTestOrder(context.database, { orderId: idFrom(params.id), actor, idempotencyKey })
  if (!order) throw notFound()
  return { order, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const intents = TEST_ORDER_INTENTS
  const leadsTo = () => `/testing/orders/${subjectId}`
  return answerForm({ request, context, actor, intents, subjectId, leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => `${text.testing.review} ${data?.order.number ?? ''}`)

export default function Review() {
  const { order, done } = useLoaderData<typeof loader>()
  return <ReviewPage key={order.id} order={order} answer={useActionData<typeof action>() ?? done} />
}
