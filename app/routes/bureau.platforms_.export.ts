import type { LoaderFunctionArgs } from '@remix-run/node'
import { bureauRows } from '#app/http/insight-rows.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { tableFile } from '#app/http/table-file.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { insightDays } from '#app/read-models/platforms/insight-span.ts'
import { loadBureauPlatforms } from '#app/read-models/platforms/load-bureau-platforms.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'bureau.watch')
  const days = insightDays(new URL(request.url).searchParams.get('days'))
  const view = await loadBureauPlatforms(context.database, actor, days, context.clock.now())
  return tableFile(request, 'platform-utilisation', bureauRows(view, textFor(localeOf(request))))
}
