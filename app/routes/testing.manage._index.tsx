import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OwnServicesPage } from '#app/components/testing/own-services-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listOwnServices } from '#app/read-models/testing/list-own-services.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'test.manage')
  return { platforms: await listOwnServices(context.database, actor.organisationId) }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testDesk.title)

export default function OwnServices() {
  return <OwnServicesPage {...useLoaderData<typeof loader>()} />
}
