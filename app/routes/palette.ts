import type { LoaderFunctionArgs } from '@remix-run/node'
import { paths } from '#app/components/paths.ts'
import { everyDestination } from '#app/components/shell/every-destination.ts'
import type { Place } from '#app/contracts/views/palette.ts'
import { json } from '#app/http/api.ts'
import { currentReader } from '#app/http/session.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { findPlaces, soundsOf } from '#app/read-models/home/find-places.ts'

const PATHS = {
  pool: paths.pool,
  order: paths.order,
  booking: paths.booking,
  demand: paths.demand,
}

/** Where the palette may lead this reader: every page of the menu, and what is the firm's own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await currentReader(request, context)
  const locale = localeOf(request)
  const viewer = reader ? { ...reader.viewer, locale } : null
  const pages = everyDestination(viewer, textFor(locale), context.demo)
  const own = reader ? await findPlaces(context.database, reader.actor, locale) : []
  const places: Omit<Place, 'sounds'>[] = [
    ...pages.map((page) => ({ ...page, kind: 'page' as const })),
    ...own.map(({ id, kind, label }) => ({
      kind,
      label,
      to: kind === 'page' ? paths.home : PATHS[kind](id),
    })),
  ]
  return json({ places: places.map((place) => ({ ...place, sounds: soundsOf(place.label) })) })
}
