import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OperatorPage } from '#app/components/pages/operator-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { loadOperator } from '#app/read-models/operator/load-operator.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market', 'offices'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  return loadOperator(context.database, context.clock.now(), localeOf(request))
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.operator.title)

export default function Operator() {
  return <OperatorPage view={useLoaderData<typeof loader>()} />
}
