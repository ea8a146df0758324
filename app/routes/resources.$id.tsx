import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ResourcePage } from '#app/components/platforms/resource-page.tsx'
import { calendarQuery } from '#app/http/calendar-query.ts'
import { lookAgain } from '#app/http/look-again.ts'
import { titleOf } from '#app/http/page-title.ts'
import { BOOKING_INTENTS, bookingLeadsTo, RESOURCE_INTENTS } from '#app/http/platform-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadResource } from '#app/read-models/bookings/load-resource.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'], ownWords: ['desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { database, clock, ids } = context
  const view = await loadResource(database, {
    resourceId: idFrom(params.id),
    actor: await currentActor(request, context),
    now: clock.now(),
    idempotencyKey: ids.next('evt'),
    ...calendarQuery(request.url, clock.now()),
  })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  const intents = { ...BOOKING_INTENTS, ...RESOURCE_INTENTS }
  return answerForm({ request, context, actor, intents, subjectId, leadsTo: bookingLeadsTo })
}

export const shouldRevalidate = lookAgain

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  titleOf(matches, () => data?.view.name)

export default function Resource() {
  const { view, done } = useLoaderData<typeof loader>()
  return <ResourcePage view={view} answer={useActionData<typeof action>() ?? done} />
}
