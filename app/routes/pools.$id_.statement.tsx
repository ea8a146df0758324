import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { StatementPage } from '#app/components/pages/statement-page.tsx'
import { paths } from '#app/components/paths.ts'
import { titleOf } from '#app/http/page-title.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { statementSpan } from '#app/http/statement-span.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPoolStatement } from '#app/read-models/escrow/load-statement.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireActor(request, context, 'operator.watch')
  const view = await loadPoolStatement(context.database, idFrom(params.id), statementSpan(request))
  if (!view) throw notFound()
  return view
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.statement.title)

export default function PoolStatement() {
  const { id = '' } = useParams()
  const exportPath = `${paths.poolStatement(id)}/export`
  return <StatementPage view={useLoaderData<typeof loader>()} exportPath={exportPath} />
}
