import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StatementPage } from '#app/components/pages/statement-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { currentReader } from '#app/http/session.ts'
import { loadStatement } from '#app/read-models/escrow/load-statement.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'escrow.see')
  const reader = await currentReader(request, context)
  const query = new URL(request.url).searchParams
  const name = reader?.viewer.organisation.name ?? ''
  const span = { fromOn: dayOf(query.get('from')), toOn: dayOf(query.get('to')) }
  return loadStatement(context.database, { id: actor.organisationId, name }, span)
}

/** A calendar day, or null for what is none: then it limits nothing. */
function dayOf(word: string | null): string | null {
  if (!word || !/^(19|20)\d\d-\d\d-\d\d$/.test(word)) return null
  const at = new Date(`${word}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(word) ? word : null
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.statement.title)

export default function Statement() {
  return <StatementPage view={useLoaderData<typeof loader>()} />
}
