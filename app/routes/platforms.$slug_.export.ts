import type { LoaderFunctionArgs } from '@remix-run/node'
import { bookingRows, incomeRows, utilisationRows } from '#app/http/insight-rows.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadInsight } from '#app/read-models/platforms/load-insight.ts'
import { platformBookings } from '#app/read-models/platforms/platform-bookings.ts'

/** `?of=bookings|income|utilisation`, `&days=`, `&format=csv|xlsx`: what the page shows, in rows. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'platform.lead')
  const { database, clock } = context
  const slug = idFrom(params.slug)
  const query = new URL(request.url).searchParams
  const days = insightDays(query.get('days'))
  const text = textFor(localeOf(request))
  const of = query.get('of')
  if (of === 'bookings') {
    const bookings = await platformBookings(database, slug, actor, days, clock.now())
    if (!bookings) throw notFound()
    return tableFile(request, 'bookings', bookingRows(bookings, text))
  }
  const view = await loadInsight(database, slug, actor, { days }, clock.now())
  if (!view || (of !== 'income' && of !== 'utilisation')) throw notFound()
  const rows = of === 'income' ? incomeRows(view.income, text) : utilisationRows(view.heat, text)
  return tableFile(request, of, rows)
}
