import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarFile } from '#app/http/calendar-file.ts'
import { notFound } from '#app/http/require-actor.ts'
import { textFor } from '#app/i18n/text.ts'
import { findFeed } from '#app/read-models/platforms/find-feed.ts'

/** `/calendar/SECRET.ics`: for calendar clients, which bring no session. `?lang=en` gives English words. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const token = (params.file ?? '').replace(/\.ics$/, '')
  const feed = await findFeed(context.database, token, context.clock.now())
  if (!feed) throw notFound()
  const { origin, searchParams } = new URL(request.url)
  const text = textFor(searchParams.get('lang') === 'en' ? 'en' : 'zh')
  return calendarFile(request, feed, text, context.publicUrl ?? origin)
}
