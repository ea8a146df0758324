import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CreatePoolPage } from '#app/components/pages/create-pool-page.tsx'
import { CREATE_POOL_INTENTS } from '#app/http/form-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadCreatePool } from '#app/read-models/pools/load-create-pool.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['deals'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'pool.create')
  return loadCreatePool(context.database, actor, context.clock.now(), context.ids.next('evt'))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const leadsTo = (value: unknown) => `/pools/${(value as { poolId: string }).poolId}`
  return answerForm({ request, context, actor, intents: CREATE_POOL_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.createPool.title)

export default function NewPool() {
  const view = useLoaderData<typeof loader>()
  return <CreatePoolPage view={view} answer={useActionData<typeof action>() ?? null} />
}
