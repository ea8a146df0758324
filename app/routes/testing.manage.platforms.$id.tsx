import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LabFormPage } from '#app/components/testing/lab-form-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { LAB_INTENTS } from '#app/http/test-desk-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadLabForm } from '#app/read-models/testing/load-service-form.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { organisationId } = await requireActor(request, context, 'test.manage')
  const asked = { organisationId, idempotencyKey: context.ids.next('evt') }
  const view = await loadLabForm(context.database, idFrom(params.id), asked)
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/testing/manage'
  const intents = LAB_INTENTS
  return answerForm({ request, context, actor, intents, subjectId: idFrom(params.id), leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testDesk.editLab)

export default function Lab() {
  const { view, done } = useLoaderData<typeof loader>()
  return <LabFormPage view={view} answer={useActionData<typeof action>() ?? done} />
}
