import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TestServicesPage } from '#app/components/testing/services-page.tsx'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { titleOf } from '#app/http/page-title.ts'
import { isId } from '#app/http/require-actor.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listTestServices } from '#app/read-models/testing/list-test-services.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const slug = new URL(request.url).searchParams.get('platform') ?? undefined
  const now = context.clock.now()
  const view = await listTestServices(context.database, actor, now, isId(slug) ? slug : undefined)
  return { view, canSeeOrders: actor !== null && isPermitted(actor, 'test.see') }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testing.title)

export default function TestServices() {
  return <TestServicesPage {...useLoaderData<typeof loader>()} />
}
