import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { TestServicePage } from '#app/components/testing/service-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, isId, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import { currentActor } from '#app/http/session.ts'
import { TEST_SERVICE_INTENTS } from '#app/http/testing-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadTestOrderForm } from '#app/read-models/testing/load-test-order-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const draft = new URL(request.url).searchParams.get('draft') ?? undefined
  const view = await loadTestOrderForm(context.database, {
    serviceId: idFrom(params.id),
    draftId: isId(draft) ? draft : null,
    actor,
    now: context.clock.now(),
    idempotencyKey: context.ids.next('evt'),
  })
  if (!view) throw notFound()
  return view
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = (value: unknown) => `/testing/orders/${(value as { orderId: string }).orderId}`
  const intents = TEST_SERVICE_INTENTS
  return answerForm({ request, context, actor, intents, subjectId: idFrom(params.id), leadsTo })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, (text) => (text.locale === 'zh' ? data?.offered.nameZh : data?.offered.nameEn))

export default function TestService() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  return <TestServicePage key={view.draft?.orderId ?? 'new'} view={view} answer={answer} />
}
