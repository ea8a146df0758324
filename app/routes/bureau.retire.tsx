import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { RetireDeskPage } from '#app/components/policies/retire-desk-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { RETIRE_INTENTS } from '#app/http/retire-intents.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listRetired } from '#app/read-models/policies/list-retired.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'retire.publish')
  return { view: await listRetired(context.database, context.ids.next('evt')), done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => '/bureau/retire'
  return answerForm({ request, context, actor, intents: RETIRE_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.shell.retireDesk)

export default function RetireDesk() {
  const { view, done } = useLoaderData<typeof loader>()
  return <RetireDeskPage view={view} answer={useActionData<typeof action>() ?? done} />
}
