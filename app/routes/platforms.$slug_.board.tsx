import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BoardPage } from '#app/components/platforms/bookings-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { BOOKING_INTENTS } from '#app/http/platform-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadBoard } from '#app/read-models/bookings/load-board.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'moves'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.operate')
  const { database, clock, ids } = context
  const view = await loadBoard(database, idFrom(params.slug), actor, clock.now(), ids.next('evt'))
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = () => `/platforms/${idFrom(params.slug)}/board`
  return answerForm({ request, context, actor, intents: BOOKING_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.platforms.boardTitle)

export default function Board() {
  const { view, done } = useLoaderData<typeof loader>()
  return <BoardPage view={view} answer={useActionData<typeof action>() ?? done} />
}
