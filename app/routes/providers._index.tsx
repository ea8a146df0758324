import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ProvidersPage } from '#app/components/directory/providers-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { providersQueryOf } from '#app/http/providers-query.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listProviders } from '#app/read-models/directory/list-providers.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  return listProviders(context.database, providersQueryOf(request), actor)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.directory.title)

export default function Providers() {
  return <ProvidersPage view={useLoaderData<typeof loader>()} />
}
