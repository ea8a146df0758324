import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DemandsPage } from '#app/components/demands/demands-page.tsx'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listDemands } from '#app/read-models/demands/list-demands.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'wants'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  const view = await listDemands(context.database, actor.organisationId)
  return { view, canPublish: isPermitted(actor, 'demand.state') }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.demands.title)

export default function Demands() {
  return <DemandsPage {...useLoaderData<typeof loader>()} />
}
