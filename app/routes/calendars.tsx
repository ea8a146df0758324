import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/components/paths.ts'
import { CalendarsPage } from '#app/components/platforms/calendars-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { FEED_INTENTS } from '#app/http/platform-intents.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadCalendars } from '#app/read-models/platforms/load-calendars.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['moves', 'desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.use')
  const view = await loadCalendars(context.database, actor, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const origin = context.publicUrl ?? new URL(request.url).origin
  const leadsTo = () => paths.calendars
  const showsOnce = (intent: string, value: unknown) => {
    const token =
      intent === 'openFeed' && value && typeof value === 'object' && 'token' in value && value.token
    return typeof token === 'string' ? { address: `${origin}${paths.calendarFeed(token)}` } : null
  }
  return answerForm({ request, context, actor, intents: FEED_INTENTS, subjectId: '', leadsTo, showsOnce })
}

/** A page that shows a secret is kept by nobody. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.calendars.title)

export default function Calendars() {
  const { view, done } = useLoaderData<typeof loader>()
  return <CalendarsPage view={view} answer={useActionData<typeof action>() ?? done} />
}
