import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeadLetterPage } from '#app/components/operations/dead-letter-page.tsx'
import { paths } from '#app/components/paths.ts'
import { LETTER_INTENTS } from '#app/http/operations-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadDeadLetter } from '#app/read-models/operations/load-dead-letter.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'moves', 'offices'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.watch')
  const key = context.ids.next('evt')
  const view = await loadDeadLetter(context.database, actor, idFrom(params.id), key)
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context, 'operator.act')
  const subjectId = idFrom(params.id)
  const leadsTo = () => paths.deadLetter(subjectId)
  return answerForm({ request, context, actor, intents: LETTER_INTENTS, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operations.letters)

export default function DeadLetter() {
  const { view, done } = useLoaderData<typeof loader>()
  return <DeadLetterPage view={view} answer={useActionData<typeof action>() ?? done} />
}
