import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CheckInPage } from '#app/components/platforms/check-in-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { BOOKING_INTENTS, CHECK_IN_INTENTS } from '#app/http/platform-intents.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadCheckIn } from '#app/read-models/bookings/load-check-in.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain', 'moves', 'desks'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { organisationId } = await requireActor(request, context, 'platform.use')
  const { database, clock, ids } = context
  const asked = { token: idFrom(params.token), organisationId }
  const view = await loadCheckIn(database, { ...asked, now: clock.now(), idempotencyKey: ids.next('evt') })
  if (!view) throw notFound()
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.token)
  const leadsTo = () => `/check-in/${subjectId}`
  const intents = { ...BOOKING_INTENTS, ...CHECK_IN_INTENTS }
  return answerForm({ request, context, actor, intents, subjectId, leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.platforms.checkInTitle)

export default function CheckIn() {
  const { view, done } = useLoaderData<typeof loader>()
  return <CheckInPage view={view} answer={useActionData<typeof action>() ?? done} />
}
