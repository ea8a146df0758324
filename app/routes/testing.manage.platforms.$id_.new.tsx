import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ServiceFormPage } from '#app/components/testing/service-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import { LAB_INTENTS } from '#app/http/test-desk-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadNewService } from '#app/read-models/testing/load-service-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'deals'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { organisationId } = await requireActor(request, context, 'test.manage')
  const asked = { organisationId, idempotencyKey: context.ids.next('evt') }
  const view = await loadNewService(context.database, idFrom(params.id), asked)
  if (!view) throw notFound()
  return view
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = (value: unknown) => `/testing/manage/services/${(value as { serviceId: string }).serviceId}`
  const intents = LAB_INTENTS
  return answerForm({ request, context, actor, intents, subjectId: idFrom(params.id), leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testDesk.newService)

export default function NewService() {
  const answer = useActionData<typeof action>() ?? null
  return <ServiceFormPage view={useLoaderData<typeof loader>()} answer={answer} />
}
