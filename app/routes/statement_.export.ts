import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/http/require-actor.ts'
import { statementFile } from '#app/http/statement-file.ts'
import { statementSpan } from '#app/http/statement-span.ts'
import { loadStatement } from '#app/read-models/escrow/load-statement.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'escrow.see')
  const firm = { id: actor.organisationId, name: '' }
  return statementFile(await loadStatement(context.database, firm, statementSpan(request)), request)
}
