import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BureauPage } from '#app/components/oversight/bureau-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadBureau } from '#app/read-models/oversight/load-bureau.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['city', 'desks'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'bureau.watch')
  return loadBureau(context.database, actor, context.clock.now())
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.oversight.title)

export default function Bureau() {
  return <BureauPage view={useLoaderData<typeof loader>()} />
}
