import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PlatformsPage } from '#app/components/platforms/platforms-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listPlatforms } from '#app/read-models/platforms/list-platforms.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'], ownWords: ['desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  return listPlatforms(context.database, await currentActor(request, context), context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.platforms.title)

export default function Platforms() {
  return <PlatformsPage view={useLoaderData<typeof loader>()} />
}
