import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StatementPage } from '#app/components/pages/statement-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { currentReader } from '#app/http/session.ts'
import { statementSpan } from '#app/http/statement-span.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadStatement } from '#app/read-models/escrow/load-statement.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['market'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'escrow.see')
  const reader = await currentReader(request, context)
  const name = reader?.viewer.organisation.name ?? ''
  return loadStatement(context.database, { id: actor.organisationId, name }, statementSpan(request))
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.statement.title)

export default function Statement() {
  return <StatementPage view={useLoaderData<typeof loader>()} exportPath="/statement/export" />
}
