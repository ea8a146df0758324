import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PoolsPage } from '#app/components/pages/pools-page.tsx'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import { titleOf } from '#app/http/page-title.ts'
import { readPoolQuery } from '#app/http/pool-query.ts'
import { currentActor } from '#app/http/session.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listPools } from '#app/read-models/pools/list-pools.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const query = readPoolQuery(new URL(request.url).searchParams)
  const view = await listPools(context.database, actor?.organisationId ?? null, context.clock.now(), query)
  return { view, canCreate: actor !== null && isPermitted(actor, 'pool.create') }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.pools.title)

export default function Pools() {
  return <PoolsPage {...useLoaderData<typeof loader>()} />
}
